using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

[TestFixture]
[Category("Conformance")]
public sealed class FileResourceTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.FileResources);

    /// <summary>A fake machine runs no commands of its own and has no pipes.</summary>
    private static IEnumerable<TestCaseData> CasesWithoutCommands() =>
        Cases().Where(data => ((VectorCase)data.Arguments[0]!).Json.GetRawText() is var text && !text.Contains("\"fifo\"") && !Commands.Any(text.Contains));

    private static readonly string[] Commands = ["\"type\": \"execute\"", "\"type\": \"bash\"", "\"type\": \"script\""];

    [TestCaseSource(nameof(CasesWithoutCommands))]
    public void Files_converge_as_in_Chef_on_a_fake_machine(VectorCase vector)
    {
        var machine = FakeMachine.Debian12();
        machine.Accounts.CreateGroup("daemon", 1, system: true, []);
        machine.Command("false").Returns(1);
        machine.Command("grep good *").Answers(command => new(machine.ReadText(command.ToString()["grep good ".Length..].Trim('\'')).Contains("good") ? 0 : 1, "", ""));
        Check(vector, machine);
    }

    [TestCaseSource(nameof(Cases))]
    [Category("System")]
    public void Files_converge_as_in_Chef_on_this_machine(VectorCase vector)
    {
        if (!Environment.IsPrivilegedProcess)
            Assert.Ignore("Owners of files can be set by root only: sudo dotnet test");
        Check(vector, TestMachines.Local());
    }

    private static void Check(VectorCase vector, IMachine machine)
    {
        using var run = new FileRun(vector, machine);
        var differences = run.Play();
        Assert.That(differences, Is.Empty, string.Join('\n', differences));
    }
}
