using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli.Authoring;

internal sealed class EditCommandTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void SetUp() => kitchen = new Kitchen().Cookbook("web").Recipe("Package(\"nginx\");\n");

    [TearDown]
    public void TearDown() => kitchen.Dispose();

    private string Settings => File.ReadAllText(kitchen.Path + "/.vscode/settings.json");

    [Test]
    public void It_tells_what_it_made_and_how_an_editor_finds_it()
    {
        string first = kitchen.Say("edit").ToString();
        string again = kitchen.Say("edit", "cookbooks/web").ToString();

        Snapshot.Matches($"{first}--- again\n{again}", "edit");
        Assert.That(Settings, Is.EqualTo("{\n  \"dotnet.defaultSolution\": \".recipe-runner/cookbooks.sln\"\n}\n"));
    }

    [TestCase("{ // mine\n  \"editor.tabSize\": 4,\n}\n")]
    [TestCase("{ \"dotnet.defaultSolution\": \"Mine.sln\" }")]
    [TestCase("not JSON")]
    public void An_authors_own_settings_stay_as_they_are_and_it_says_what_to_add(string settings)
    {
        kitchen.Has(".vscode/settings.json", settings);

        Assert.That(kitchen.Say("edit").Out, Does.Contain("VS Code: .vscode/settings.json is yours and stays as it is; add \"dotnet.defaultSolution\": \".recipe-runner/cookbooks.sln\" to it"));
        Assert.That(Settings, Is.EqualTo(settings));
    }

    [Test]
    public void Settings_that_name_the_solution_already_need_no_word()
    {
        kitchen.Has(".vscode/settings.json", "{ /* both */ \"editor.tabSize\": 4, \"dotnet.defaultSolution\": \".recipe-runner/cookbooks.sln\", }");

        Assert.That(kitchen.Say("edit").Out, Does.Not.Contain("settings.json"));
    }

    [Test]
    public void An_authors_own_tasks_stay_as_they_are_and_the_others_lie_ready()
    {
        kitchen.Has(".vscode/tasks.json", "{ \"version\": \"2.0.0\" }");

        Assert.That(kitchen.Say("edit").Out, Does.Contain("VS Code: .vscode/tasks.json is yours and stays as it is; .recipe-runner/tasks.json holds the tasks that could be added to it"));
        Assert.That(File.ReadAllText(kitchen.Path + "/.vscode/tasks.json"), Is.EqualTo("{ \"version\": \"2.0.0\" }"));
        Assert.That(File.ReadAllText(kitchen.Path + "/.recipe-runner/tasks.json"), Does.Contain("recipe-runner check"));
    }

    [Test]
    public void Tasks_that_hold_the_check_already_need_no_word()
    {
        kitchen.Has(".vscode/tasks.json", "{ /* mine */ \"tasks\": [ { \"command\": \"recipe-runner check --no-color\" } ] }");

        Assert.That(kitchen.Say("edit").Out, Does.Not.Contain("tasks.json"));
    }

    [Test]
    public void Beside_another_solution_the_author_chooses()
    {
        kitchen.Has("Shop.slnx", "<Solution />");

        Assert.That(kitchen.Say("edit").Out, Does.Contain("there is Shop.slnx as well, so the choice is yours"));
        Assert.That(Directory.Exists(kitchen.Path + "/.vscode"), Is.False);
    }

    [Test]
    public void What_new_makes_is_known_to_the_editor_at_once()
    {
        kitchen.Say("edit");
        Outcome outcome = kitchen.Say("new", "recipe", "backup", "--cookbook", "cookbooks/web");

        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.Error);
        Assert.That(File.Exists(kitchen.Path + "/.recipe-runner/web.recipes.backup.csproj"));
    }

    [Test]
    public void Without_a_cookbook_it_is_bad_input()
    {
        Outcome outcome = kitchen.Has("empty/file", "").Say("edit", "empty");

        Assert.That((outcome.ExitCode, outcome.Error), Is.EqualTo((ExitCode.BadInput, "recipe-runner: there is no cookbook in 'empty': a cookbook is a folder with a metadata.json. `recipe-runner new cookbook NAME` makes one\n")));
    }
}
