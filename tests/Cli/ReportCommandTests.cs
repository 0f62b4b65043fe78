using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli;

internal sealed class ReportCommandTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Converge()
    {
        kitchen = new Kitchen()
            .Has("node.json", """{ "run_list": ["recipe[web]"], "web": { "greeting": "hello", "admin_password": "hunter2" } }""")
            .Has("cookbooks/web/attributes/default.csx", """Default["web"]["unread"] = 1;""")
            .Recipe("""
                File("/etc/motd", new() { Content = (string)node["web"]["greeting"] + "\n", Notifies = [new(Run, "execute[tell]"), new(Run, "execute[at once]", Immediately)] });
                Execute("tell", new() { Action = Nothing, Command = "true" });
                Execute("at once", new() { Action = Nothing, Command = "true" });
                File("/etc/secret", new() { Content = (string)node["web"]["admin_password"], Sensitive = true });
                """);
        kitchen.Fake.Command("true").Returns(0);
    }

    [TearDown]
    public void Clean() => kitchen.Dispose();

    private Outcome Report(params string[] arguments) => kitchen.Say(["report", "--state-dir", kitchen.State, .. arguments]);

    /// <summary>Gives the latest record another name: the clock of a machine in memory stands still.</summary>
    private void SetBack(string name) => File.Move(Directory.GetFiles(kitchen.State + "/runs", "2*.json").Single(), $"{kitchen.State}/runs/{name}.json");

    [Test]
    public void The_latest_run_is_told_again()
    {
        Assert.That(kitchen.Converge().ExitCode, Is.EqualTo(ExitCode.Success));
        string told = Report().Out;
        Assert.That(told, Does.Contain("* file[/etc/motd] action create").And.Contain("+hello").And.Contain("Converged: "));
    }

    [Test]
    public void A_page_has_who_notified_whom_and_what_was_read()
    {
        kitchen.Converge();
        Assert.That(Report("--html", "run.html").ExitCode, Is.EqualTo(ExitCode.Success));
        string page = File.ReadAllText(kitchen.Path + "/run.html");
        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("<code>web.greeting</code></dt><dd><code>&quot;hello&quot;</code></dd>"));
            Assert.That(page, Does.Contain("<strong>normal</strong> node.json (node.json:1); read at cookbooks/web/recipes/default.csx:1"));
            Assert.That(page, Does.Contain("web.admin_password").And.Not.Contain("hunter2").And.Not.Contain("web.unread"));
            Assert.That(page, Does.Contain("execute[tell]").And.Contain("<span class=\"timing\">delayed</span>").And.Contain("<span class=\"timing\">immediately</span>"));
            Assert.That(File.GetUnixFileMode(kitchen.Path + "/run.html"), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        });
    }

    [Test]
    public void The_lines_of_a_plan_make_a_page()
    {
        File.WriteAllText(kitchen.Path + "/plan.jsonl", kitchen.Plan("-F", "json").Out);
        Assert.That(Report("plan.jsonl", "--html", "-").Out, Does.Contain("<h1>").And.Contain("What would change").And.Contain("web.greeting"));
    }

    [Test]
    public void Runs_are_listed_and_found_by_the_beginning_of_their_names()
    {
        kitchen.Converge();
        SetBack("20200101T000000.000Z-1");
        kitchen.Converge();
        string[] lines = Report("--list").Out.TrimEnd().Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.Contain("Converged: 0 of").And.EndWith("recipe[web]"));
        string name = lines[1].Split(' ')[0];
        Assert.That(Report(name).Out, Does.Contain($"Run {name}").And.Contain("action create"));
    }

    [Test]
    public void A_run_with_nothing_to_do_notes_no_attributes()
    {
        kitchen.Converge();
        kitchen.Converge();
        Assert.That(File.ReadAllText(kitchen.State + "/runs/latest"), Does.Not.Contain("attributes"));
        Assert.That(Report().Out, Does.Contain("2 other actions found nothing to do"));
    }

    [TestCase(-1, true)]
    [TestCase(1, false)]
    public void The_source_of_an_error_is_shown_while_it_is_what_ran(int days, bool isShown)
    {
        kitchen.Recipe("Execute(\"make\", new() { Command = \"false\" });\n").Fake.Command("false").Returns(1);
        kitchen.Converge();
        File.SetLastWriteTimeUtc(kitchen.Path + "/cookbooks/web/recipes/default.csx", kitchen.Fake.Clock.Now.UtcDateTime.AddDays(days));

        string told = Report().Out;
        Assert.That(told, Does.Contain("declared at cookbooks/web/recipes/default.csx:1"));
        Assert.That((told.Contains("1 | Execute(\"make\""), told.Contains("(the file has changed since)")), Is.EqualTo((isShown, !isShown)), told);
    }

    [Test]
    public void A_run_that_is_not_there_is_named_with_the_way_to_those_that_are()
    {
        Assert.That(Report().Error, Does.Contain("there is no record of a run in").And.Contain("recipe-runner plan -F json"));
        kitchen.Converge();
        SetBack("20200101T000000.000Z-1");
        kitchen.Converge();
        Assert.That(Report("1999").Error, Does.Contain("no run's name begins with '1999'").And.Contain("--list"));
        Outcome several = Report("2");
        Assert.That(several.Error, Does.Contain("the names of 2 runs begin with '2'"));
        Assert.That(several.ExitCode, Is.EqualTo(ExitCode.BadInput));
    }
}
