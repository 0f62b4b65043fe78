using System.Text.Json;
using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

[TestFixture]
[Category("Conformance")]
public sealed class FileResourceTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.FileResources);

    /// <summary>A fake machine runs no commands of its own and has no pipes and sockets.</summary>
    private static IEnumerable<TestCaseData> CasesWithoutCommands() =>
        Cases().Where(data => ((VectorCase)data.Arguments[0]!).Json is var json && !Others.Any(json.GetRawText().Contains) && Checks(json).All(KnownChecks.Contains));

    private static readonly string[] Others = ["\"execute\"", "\"bash\"", "\"script\"", "\"fifo\"", "\"socket\""];

    private static readonly string[] KnownChecks = ["true", "false", "grep good %{path}"];

    private static IEnumerable<string> Checks(JsonElement vector) =>
        vector.GetProperty("resources").EnumerateArray().SelectMany(resource => !resource.TryGetProperty("verify", out var verify) ? []
            : verify.ValueKind == JsonValueKind.Array ? verify.EnumerateArray().Select(one => one.GetString()!) : [verify.GetString()!]);

    [TestCaseSource(nameof(CasesWithoutCommands))]
    public void Files_converge_as_in_Chef_on_a_fake_machine(VectorCase vector)
    {
        var machine = FakeMachine.Debian12();
        machine.Accounts.CreateGroup("daemon", 1, system: true, []);
        machine.Command("false").Returns(1);
        machine.Command("true").Returns(0);
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
