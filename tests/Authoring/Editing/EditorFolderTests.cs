using System.Xml.Linq;
using RecipeRunner.Authoring.Editing;
using RecipeRunner.Converging;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Authoring.Editing;

internal sealed class EditorFolderTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        Cookbook("web", "\"base\": \">= 0\"");
        Cookbook("base");
        Has("cookbooks/web/attributes/default.csx");
        Has("cookbooks/base/libraries/Tools.cs", "namespace Base; public static class Tools { }");
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    private void Cookbook(string name, string depends = "", string under = "cookbooks")
    {
        Has($"{under}/{name}/metadata.json", $$"""{ "name": "{{name}}", "depends": { {{depends}} } }""");
        Has($"{under}/{name}/recipes/default.csx");
    }

    private void Has(string path, string text = "")
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private EditorFolder At(string path, string? shipped = null) => new(Path.Combine(folder, path), shipped);

    private static string[] Projects(EditorFolder edit) =>
        [.. Directory.EnumerateFiles(edit.Path, "*.csproj").Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    private string Project(string name) => File.ReadAllText($"{folder}/.recipe-runner/{name}.csproj");

    [TestCase("")]
    [TestCase("cookbooks")]
    [TestCase("cookbooks/web/recipes/default.csx")]
    public void From_anywhere_in_a_repo_it_is_one_folder_with_all_of_its_cookbooks(string path)
    {
        EditorFolder edit = At(path);
        EditorFolderChange change = edit.Write();

        Assert.That(edit.Solution, Is.EqualTo($"{folder}/.recipe-runner/cookbooks.sln"));
        Assert.That(Projects(edit), Is.EqualTo(new[] { "base", "base.recipes.default", "web", "web.attributes.default", "web.recipes.default" }));
        Assert.That((change.Cookbooks, change.Projects, change.Removed), Is.EqualTo((2, 5, 0)));
        foreach (string project in Projects(edit)) Assert.That(File.ReadAllText(edit.Solution), Does.Contain($"\"{project}.csproj\""));
    }

    [Test]
    public void Git_sees_nothing_of_it()
    {
        EditorFolder edit = At("");
        edit.Write();

        Assert.That(File.ReadAllText(edit.Path + "/.gitignore"), Is.EqualTo("*\n"));
    }

    [Test]
    public void A_second_time_nothing_is_written() =>
        Assert.That((At("").Write().Written, At("").Write()), Is.EqualTo((13, new EditorFolderChange(2, 5, 0, 0))));

    [Test]
    public void A_new_recipe_is_a_new_project_and_a_line_of_the_solution()
    {
        At("").Write();
        Has("cookbooks/web/recipes/more.csx");

        Assert.That(At("").Write(), Is.EqualTo(new EditorFolderChange(2, 6, 2, 0)));
        Assert.That(Project("web.recipes.more"), Does.Contain("../cookbooks/web/recipes/more.csx"));
    }

    [Test]
    public void A_new_file_of_a_library_changes_its_project_so_that_editors_look_again()
    {
        At("").Write();
        Has("cookbooks/base/libraries/deep/More.cs", "namespace Base; public static class More { }");

        Assert.That(At("").Write(), Is.EqualTo(new EditorFolderChange(2, 5, 1, 0)));
        Assert.That(Project("base"), Does.Contain("libraries/deep/More.cs"));
    }

    [Test]
    public void What_a_library_brings_is_seen_in_its_cookbook_and_in_those_that_depend_on_it()
    {
        At("").Write();

        foreach (string project in (string[])["base", "base.recipes.default", "web", "web.recipes.default", "web.attributes.default"])
            Assert.That(Project(project), Does.Contain("<Using Include=\"Base\" />"), project);
        Assert.That(Project("web.recipes.default"), Does.Contain("<ProjectReference Include=\"base.csproj\" />"));
        Assert.That(Project("base.recipes.default"), Does.Not.Contain("web.csproj"));
    }

    [Test]
    public void A_project_goes_with_its_recipe_and_what_was_built_of_it()
    {
        EditorFolder edit = At("");
        edit.Write();
        Has(".recipe-runner/obj/web.attributes.default/project.assets.json");
        Directory.Delete($"{folder}/cookbooks/web/attributes", recursive: true);

        Assert.That(edit.Write().Removed, Is.EqualTo(1));
        Assert.That(Projects(edit), Does.Not.Contain("web.attributes.default"));
        Assert.That(Directory.Exists(edit.Path + "/obj/web.attributes.default"), Is.False);
    }

    [Test]
    public void Of_a_cookbook_from_elsewhere_only_the_library_is_there()
    {
        Cookbook("far", under: "shipped");
        Cookbook("web", "\"far\": \">= 0\"");
        EditorFolder edit = At("", folder + "/shipped");
        edit.Write();

        Assert.That(Projects(edit).Where(p => p.StartsWith("far", StringComparison.Ordinal)), Is.EqualTo(new[] { "far" }));
    }

    [Test]
    public void A_cookbook_that_stands_alone_holds_the_folder_itself()
    {
        Cookbook("alone", under: "elsewhere");
        EditorFolder edit = At("elsewhere/alone/recipes");
        edit.Write();

        Assert.That(edit.Path, Is.EqualTo($"{folder}/elsewhere/alone/.recipe-runner"));
        Assert.That(Projects(edit), Is.EqualTo(new[] { "alone", "alone.recipes.default" }));
    }

    [TestCase("check")]
    [TestCase("test")]
    [TestCase("plan")]
    public void Rider_finds_the_commands_as_run_configurations_that_run_in_the_folder(string command)
    {
        At("").Write();
        var run = XElement.Load($"{folder}/.recipe-runner/.run/{command}.run.xml");

        Assert.That(run.Element("configuration")!.Elements("option").ToDictionary(o => (string)o.Attribute("name")!, o => (string)o.Attribute("value")!),
            Is.SupersetOf(new Dictionary<string, string> { ["SCRIPT_TEXT"] = $"recipe-runner {command}", ["EXECUTE_SCRIPT_FILE"] = "false", ["SCRIPT_WORKING_DIRECTORY"] = "$PROJECT_DIR$/.." }));
    }

    [Test]
    public void Tests_of_a_cookbook_are_a_project_that_sees_the_testing_library()
    {
        Has("cookbooks/web/tests/DefaultTests.cs");
        At("").Write();

        Assert.That(Project("web.tests"), Does.Contain("RecipeRunner.Testing.dll").And.Contain("nunit.framework.dll"));
    }

    [Test]
    public void Characters_that_mean_something_to_MSBuild_are_meant_literally() =>
        Assert.That(MSBuildPath.Literal("/srv/100%/$(a)/b;c*"), Is.EqualTo("/srv/100%25/%24%28a%29/b%3Bc%2A"));

    [Test]
    public void A_missing_dependency_is_told_as_a_run_tells_it()
    {
        Cookbook("web", "\"nowhere\": \">= 0\"");

        Assert.That(() => At("").Write(), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("There is no cookbook 'nowhere', which cookbook web needs"));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told()
    {
        Has(".recipe-runner", "in the way");

        Assert.That(() => At("").Write(), Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains($"cannot be written to {folder}/.recipe-runner"));
    }

    [Test]
    public void Other_commands_refresh_it_only_where_it_is_wanted()
    {
        EditorFolder.Refresh(folder, shipped: null);
        bool uncalled = Directory.Exists(folder + "/.recipe-runner");
        At("").Write();
        Has("cookbooks/web/recipes/more.csx");
        EditorFolder.Refresh(folder, shipped: null);

        Assert.That((uncalled, File.Exists(folder + "/.recipe-runner/web.recipes.more.csproj")), Is.EqualTo((false, true)));
    }

    [Test]
    public void The_launchers_next_build_leaves_the_projects_right()
    {
        Directory.CreateDirectory(folder + "/build.1");
        File.CreateSymbolicLink(folder + "/current", "build.1");
        string installed = Directory.CreateDirectory(folder + "/opt/lib").FullName;

        Assert.That((ToolFolder.Lasting(folder + "/build.1"), ToolFolder.Lasting(installed)), Is.EqualTo((folder + "/current", installed)));
    }

    [TestCase("10.0.100", true)]
    [TestCase("11.0.100-preview.1", true)]
    [TestCase("9.0.300", false)]
    public void The_SDK_that_editors_need_is_found_behind_links(string version, bool expected)
    {
        Directory.CreateDirectory($"{folder}/share/sdk/{version}");
        Has("share/dotnet");
        Directory.CreateDirectory(folder + "/bin");
        File.CreateSymbolicLink(folder + "/bin/dotnet", "../share/dotnet");

        Assert.That((DotnetSdk.IsIn([folder + "/bin"]), DotnetSdk.IsIn([folder + "/nowhere"])), Is.EqualTo((expected, false)));
    }

    [Test]
    public void A_change_of_the_cookbooks_is_noticed()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var watch = new CookbookWatch(folder);
        Has("cookbooks/web/recipes/more.csx");

        Assert.That(watch.Next(limit.Token), Is.True);
    }

    [Test]
    public void A_watch_ends_when_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        using var watch = new CookbookWatch(folder);
        stop.Cancel();

        Assert.That(watch.Next(stop.Token), Is.False);
    }
}
