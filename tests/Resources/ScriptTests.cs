using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class ScriptTests
{
    [Test]
    public void A_script_reaches_its_interpreter_by_standard_input()
    {
        var machine = FakeMachine.Debian12();
        string? code = null;
        machine.Command("bash -e").Does(command => code = command.Input);
        var result = RecipeTest.On(machine).NotIdempotent("this bash makes no /opt/app").Converge(() => Bash("build", new() { Code = "make\n", Flags = "-e", Creates = "/opt/app" }));
        Assert.That(code, Is.EqualTo("make\n"));
        Assert.That(result.Steps, Is.EqualTo(new[] { "execute script \"build\" by bash -e" }));
    }

    [Test]
    public void A_script_whose_work_is_done_does_not_run()
    {
        var machine = FakeMachine.Debian12().HasFile("/opt/app", "");
        Assert.That(RecipeTest.On(machine).Converge(() => Script("build", new() { Interpreter = "sh", Code = "make", Creates = "/opt/app" })).Updated, Is.Zero);
    }

    [Test]
    public void A_failing_script_tells_its_output_unless_it_is_sensitive()
    {
        var machine = FakeMachine.Debian12();
        machine.Command("bash").Returns(2, stderr: "the secret is 42");
        var test = RecipeTest.On(machine);
        Assert.That(test.TryConverge(() => Bash("build", new() { Code = "x" })).Error!.Message, Does.Contain("the secret is 42"));
        Assert.That(test.TryConverge(() => Bash("build", new() { Code = "x", Sensitive = true })).Error!.Message, Does.Not.Contain("42"));
    }

    [Test]
    public void A_script_without_code_is_a_mistake() =>
        Assert.That(RecipeTest.On(FakeMachine.Debian12()).TryConverge(() => Bash("build")).Error!.Message, Does.Contain("Code = "));
}
