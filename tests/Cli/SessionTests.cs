using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Tests.Reporting;

namespace RecipeRunner.Tests.Cli;

internal sealed class SessionTests
{
    private static FakeEngine Throwing(Exception exception) => new() { Behaviour = (_, _) => throw exception };

    private static FakeEngine Telling(RunEvent[] run, ExitCode exitCode) => new()
    {
        Behaviour = (observer, _) =>
        {
            foreach (RunEvent e in run) observer.On(e);
            return exitCode;
        },
    };

    [Test]
    public void The_engines_exit_code_is_the_programs()
    {
        (ExitCode exitCode, string output, string error) = Telling(SampleRuns.Plan, ExitCode.ChangesPlanned).Call("plan");
        Assert.That(exitCode, Is.EqualTo(ExitCode.ChangesPlanned));
        Assert.That(output, Does.Contain("Plan: 1 would be updated, 2 may be, of 3"));
        Assert.That(error, Is.Empty);
    }

    [Test]
    public void A_mistake_is_told_on_standard_error_with_its_exit_code()
    {
        (ExitCode exitCode, string output, string error) = Throwing(new RecipeRunnerException("node.json:3: not JSON")).Call("plan");
        Assert.That((exitCode, output, error), Is.EqualTo((ExitCode.BadInput, "", "recipe-runner: node.json:3: not JSON\n")));
    }

    [Test]
    public void Several_mistakes_are_told_together()
    {
        var problems = new ProblemsException([new(new("a.csx", 1), "first"), new(new("b.csx", 2), "second", 7)], ExitCode.DoesNotCompile);
        (ExitCode exitCode, _, string error) = Throwing(problems).Call("plan");
        Assert.That((exitCode, error), Is.EqualTo((ExitCode.DoesNotCompile, "recipe-runner: a.csx:1: first\nb.csx:2:7: second\n")));
    }

    [Test]
    public void A_mistake_with_json_is_also_a_last_line()
    {
        (_, string output, string error) = Throwing(new RecipeRunnerException("no such role", ExitCode.BadInput)).Call("plan", "-F", "json");
        JsonElement line = JsonDocument.Parse(output).RootElement;
        Assert.That(line.GetProperty("event").GetString(), Is.EqualTo("run_completed"));
        Assert.That(line.GetProperty("status").GetString(), Is.EqualTo("failed"));
        Assert.That(line.GetProperty("error").GetString(), Is.EqualTo("no such role"));
        Assert.That(error, Does.Contain("no such role"));
    }

    [Test]
    public void A_run_that_told_of_its_end_itself_is_not_told_twice()
    {
        var engine = new FakeEngine
        {
            Behaviour = (observer, _) =>
            {
                foreach (RunEvent e in SampleRuns.Failing) observer.On(e);
                throw new RecipeRunnerException("execute[flaky] failed", ExitCode.ResourceFailed);
            },
        };
        (ExitCode exitCode, string output, string error) = engine.Call("plan", "-F", "json");
        Assert.That(exitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(output.Split("run_completed"), Has.Length.EqualTo(2));
        Assert.That(error, Is.Empty);
    }

    [Test]
    public void An_unexpected_error_is_a_sentence_with_a_way_to_more()
    {
        (ExitCode exitCode, _, string error) = Throwing(new InvalidOperationException("odd")).Call("plan");
        Assert.That((exitCode, error), Is.EqualTo((ExitCode.ResourceFailed,
            "recipe-runner: odd\nThis is unexpected (InvalidOperationException): RECIPE_RUNNER_DEBUG=1 shows where it happened\n")));
    }

    [Test]
    public void Debug_shows_the_stack() =>
        Assert.That(Throwing(new InvalidOperationException("odd")).Call("plan", "--debug").Error, Does.Contain("InvalidOperationException: odd\n   at "));

    [Test]
    public void Converge_without_root_says_the_way_out()
    {
        (ExitCode exitCode, _, string error) = new FakeEngine().Call("converge");
        Assert.That((exitCode, error), Is.EqualTo((ExitCode.BadInput,
            "recipe-runner: converge changes the machine and needs root: run it with sudo; `recipe-runner plan` works without\n")));
    }

    [Test]
    public void Converge_leaves_a_record_of_the_run_and_plan_does_not()
    {
        string state = Directory.CreateTempSubdirectory("session-").FullName;
        FakeEngine engine = Telling(SampleRuns.Converge, ExitCode.Success);
        engine.Call("plan", "--state-dir", state);
        Assert.That(Directory.Exists(state + "/runs"), Is.False);
        var root = new FakeEngine { IsRoot = true, Behaviour = engine.Behaviour };
        Assert.That(root.Call("converge", "--state-dir", state).ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(File.Exists(state + "/runs/latest"));
        Directory.Delete(state, recursive: true);
    }

    [Test]
    public void Converge_with_why_run_is_a_plan()
    {
        var engine = new FakeEngine();
        Assert.That(engine.Call("converge", "--why-run").ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(engine.Asked!.WhyRun, Is.True);
    }

    [Test]
    public void A_log_file_is_appended_to()
    {
        string log = Path.GetTempFileName();
        File.WriteAllText(log, "before\n");
        Telling(SampleRuns.Plan, ExitCode.ChangesPlanned).Call("plan", "-L", log);
        string text = File.ReadAllText(log);
        File.Delete(log);
        Assert.That(text, Does.StartWith("before\n[").And.Contain("INFO: service[haproxy]: start service haproxy (may: package haproxy may start it)"));
    }
}
