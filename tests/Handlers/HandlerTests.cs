using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Handlers;

/// <summary>Handlers of a cookbook's libraries, enabled by recipes and by settings.</summary>
internal sealed class HandlerTests
{
    private const string Library = """
        using System.IO;
        using RecipeRunner.Handlers;

        namespace Base;

        /// <summary>Writes a line of what it is told.</summary>
        public sealed class Teller : Handler
        {
            public string As { get; init; } = "settings";

            public override async Task Report(RunReport run)
            {
                string resources = string.Join(",", run.UpdatedResources.Select(r => r.Key)) + "/" + run.AllResources.Count + "/" + string.Join(",", run.FailedResources.Select(r => r.Key));
                await System.IO.File.AppendAllTextAsync((string)node["told"], $"{As} {run.Node.Name} {(run.Success ? "ok" : run.FormattedException!.Split(':')[0])} {resources} {(run.ElapsedTime is null ? "begun" : "ended")}\n");
            }
        }

        public sealed class Broken : Handler
        {
            public override Task Report(RunReport run) => throw new InvalidOperationException("the chat is down");
        }

        public sealed class Choosy(string chat) : Handler
        {
            public override Task Report(RunReport run) => System.IO.File.WriteAllTextAsync(chat, "");
        }

        """;

    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish()
    {
        kitchen = new Kitchen().Cookbook("base").Cookbook("web", "\"base\": \">= 0.0.0\"").Has("cookbooks/base/libraries/handlers.cs", Library);
        kitchen.Has("node.json", $$"""{ "run_list": ["recipe[web]"], "told": "{{kitchen.Path}}/told" }""");
        kitchen.Fake.Command("false").Returns(1);
    }

    [TearDown]
    public void Leave() => kitchen.Dispose();

    private string[] Told => File.Exists(kitchen.Path + "/told") ? File.ReadAllLines(kitchen.Path + "/told") : [];

    [Test]
    public void A_report_handler_is_called_once_when_a_run_succeeds_with_what_it_did()
    {
        kitchen.Recipe("ReportHandler(new Base.Teller { As = \"report\" });\nExceptionHandler(new Base.Teller { As = \"exception\" });\nFile(\"/etc/a\");\nLog(\"hello\");\n").Converge();
        Assert.That(Told, Is.EqualTo(new[] { "report node1 ok file[/etc/a]/2/ ended" }));
    }

    [Test]
    public void It_is_called_when_nothing_was_to_do()
    {
        kitchen.Recipe("ReportHandler(new Base.Teller());\nLog(\"hello\");\n").Converge();
        Assert.That(Told, Is.EqualTo(new[] { "settings node1 ok /1/ ended" }));
    }

    [Test]
    public void An_exception_handler_is_called_once_when_a_run_fails()
    {
        kitchen.Fake.Command("later").Answers(_ => new(1, "", "no"));
        Outcome outcome = kitchen.Recipe("ReportHandler(new Base.Teller { As = \"report\" });\nExceptionHandler(new Base.Teller { As = \"exception\" });\nFile(\"/etc/a\");\nExecute(\"later\");\n").Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
        Assert.That(Told, Is.EqualTo(new[] { "exception node1 ResourceFailedException file[/etc/a]/2/execute[later] ended" }));
    }

    [Test]
    public void An_exception_handler_is_called_when_a_recipe_fails_below_it()
    {
        Outcome outcome = kitchen.Recipe("ExceptionHandler(new Base.Teller());\nthrow Fail(\"not here\");\n").Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(Told, Is.EqualTo(new[] { "settings node1 PlacedException /0/ ended" }));
    }

    [Test]
    public void Of_a_class_the_one_that_was_enabled_last_is_called()
    {
        kitchen.Recipe("ReportHandler(new Base.Teller { As = \"one\" });\nReportHandler(new Base.Teller { As = \"two\" });\n").Converge();
        Assert.That(Told, Is.EqualTo(new[] { "two node1 ok /0/ ended" }));
    }

    [Test]
    public void A_plan_calls_none()
    {
        kitchen.Recipe("ReportHandler(new Base.Teller());\nFile(\"/etc/a\");\n").Plan();
        Assert.That(Told, Is.Empty);
    }

    [Test]
    public void One_that_fails_is_told_of_and_changes_nothing()
    {
        Outcome outcome = kitchen.Recipe("ReportHandler(new Base.Broken());\nReportHandler(new Base.Teller());\nFile(\"/etc/a\");\n").Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(outcome.Out, Does.Contain("The report handler Broken failed").And.Contain("the chat is down").And.Contain("handlers.cs:"));
        Assert.That(Told, Has.Length.EqualTo(1));

        outcome = kitchen.Recipe("ExceptionHandler(new Base.Broken());\nthrow Fail(\"not here\");\n").Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.ToString(), Does.Contain("The exception handler Broken failed").And.Contain("not here"));
    }

    [Test]
    public void Settings_name_handlers_of_each_role()
    {
        Run(new() { StateFolders = Folders, StartHandlers = ["base::Teller"], ReportHandlers = ["Base.Teller"], ExceptionHandlers = ["base::Broken"] });
        Assert.That(Told, Is.EqualTo(new[] { "settings node1 ok /0/ begun", "settings node1 ok file[/etc/a]/1/ ended" }));
    }

    [Test]
    public void A_start_handler_is_called_before_recipes_run_though_they_fail()
    {
        kitchen.Recipe("throw Fail(\"not here\");\n");
        Assert.Throws<PlacedException>(() => Run(new() { StateFolders = Folders, StartHandlers = ["base::Teller"] }, recipe: null));
        Assert.That(Told, Is.EqualTo(new[] { "settings node1 ok /0/ begun" }));
    }

    [Test]
    public void A_name_that_no_cookbook_has_is_an_error_with_the_nearest()
    {
        var error = Assert.Throws<RecipeRunnerException>(() => Run(new() { StateFolders = Folders, WhyRun = true, ReportHandlers = ["base::Tellr"] }))!;
        Assert.That(error.Message, Does.Contain("the report handler 'base::Tellr', which no cookbook of the run list has").And.Contain("base::Teller"));
    }

    [Test]
    public void One_that_needs_values_cannot_be_named_in_settings()
    {
        var error = Assert.Throws<RecipeRunnerException>(() => Run(new() { StateFolders = Folders, ReportHandlers = ["base::Choosy"] }))!;
        Assert.That(error.Message, Does.Contain("no constructor without parameters"));
    }

    private StateFolders Folders => new(kitchen.State, kitchen.State);

    private void Run(RunOptions options, string? recipe = "File(\"/etc/a\");\n")
    {
        if (recipe is not null) kitchen.Recipe(recipe);
        var here = options with
        {
            NodeName = "node1",
            JsonAttributes = kitchen.Path + "/node.json",
            CookbookPaths = [kitchen.Path + "/cookbooks"],
        };
        new Runner(here, kitchen.Machine, SilentObserver.Instance, default).Run();
    }
}
