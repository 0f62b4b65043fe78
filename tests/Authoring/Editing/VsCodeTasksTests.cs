using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Authoring.Editing;

namespace RecipeRunner.Tests.Authoring.Editing;

/// <summary>What VS Code finds in the real output of the commands, by the tasks that `recipe-runner edit` writes.</summary>
internal sealed class VsCodeTasksTests
{
    private static readonly JsonNode Tasks = JsonNode.Parse(VsCodeTasks.Text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip })!;

    private Kitchen kitchen = null!;

    [SetUp]
    public void SetUp() => kitchen = new Kitchen().Cookbook("web").Has("node.json", """{ "run_list": ["recipe[web]"] }""");

    [TearDown]
    public void TearDown() => kitchen.Dispose();

    private static string[] Problems(string label, string output) => [.. ProblemMatcher.Of(Tasks, label).SelectMany(matcher => matcher.In(output))];

    private string Check() => kitchen.Say("check", "--state-dir", kitchen.State).Out;

    [Test]
    public void Each_finding_of_check_is_one_problem_with_its_place_and_code()
    {
        kitchen.Recipe("""
            Template("/etc/motd", new()
            {
                Variables = new { name = "web" },
                Notifies = [new(Reload, "service[ngnix]")],
            });
            Service("nginx");
            """)
            .Has("cookbooks/web/templates/motd.sbn", "Welcome to {{ nam }}\n")
            .Has("node.json", """{ "run_list": ["recipe[web]", "recipe[wep]"] }""");
        string output = Check();
        string[] found = Problems("recipe-runner check", output);

        Assert.That(found, Has.Length.EqualTo(int.Parse(output.Split('\n')[^2].Split(' ')[0])), output);
        Assert.That(found, Has.Some.Match(@"^warning cookbooks/web/recipes/default\.csx:4:\d+ RR\d+ .*ngnix"));
        Assert.That(found, Has.Some.Match(@"^warning node\.json:1 RR006 The run list asks for recipe\[wep\]"));
    }

    [Test]
    public void What_does_not_compile_is_an_error_at_its_place()
    {
        kitchen.Recipe("Packge(\"nginx\");\nFile(\"/a\", new() { Mod = \"0644\" });\n");

        foreach ((string label, string output) in new[] { ("recipe-runner check", Check()), ("recipe-runner plan", kitchen.Plan().ToString()) })
        {
            string[] found = Problems(label, output);
            Assert.That(found, Has.Length.EqualTo(2), output);
            Assert.That(found[0], Does.Match(@"^error cookbooks/web/recipes/default\.csx:1:1 (CS0103 |CS0103: )?The name 'Packge'"));
        }
    }

    [Test]
    public void A_template_that_fails_in_a_plan_is_an_error_at_its_place()
    {
        kitchen.Recipe("Template(\"/etc/motd\", new() { Source = \"motd.sbn\" });\n").Has("cookbooks/web/templates/motd.sbn", "Welcome\n  {{ nope }}\n");
        string output = kitchen.Plan().ToString();

        Assert.That(Problems("recipe-runner plan", output), Has.One.Match(@"^error cookbooks/web/templates/motd\.sbn:2:\d+ 'nope' is not defined"), output);
    }

    [Test]
    public void A_finding_about_a_whole_file_is_a_problem_of_that_file() =>
        Assert.That(Problems("recipe-runner check", "roles/web.json: RR006 unknown-run-list-item: The run list is empty.\n"), Is.EqualTo(new[] { "warning roles/web.json RR006 The run list is empty." }));

    [Test]
    public void A_test_that_fails_is_an_error_at_its_line_with_its_name()
    {
        kitchen.Recipe("Package(\"nginx\");\n").Has("cookbooks/web/tests/WebTests.cs", """
            namespace Web.Tests;

            public class WebTests
            {
                [Test]
                public void It_is_installed() => RecipeTest.On(FakeMachine.Debian12()).Converge("recipe[web]");

                [Test]
                public void It_adds_up()
                {
                    Assert.That(1 + 1, Is.EqualTo(3), "not so");
                }
            }
            """);
        string output = kitchen.Say("test").ToString();

        Assert.That(Problems("recipe-runner test", output).Where(p => p.Contains("It_adds_up")), Is.EqualTo(new[] { "error cookbooks/web/tests/WebTests.cs:11 FAILED It_adds_up" }), output);
    }

    [Test]
    public void A_test_that_does_not_compile_is_an_error_at_its_place()
    {
        kitchen.Recipe("Package(\"nginx\");\n").Has("cookbooks/web/tests/WebTests.cs", "public class WebTests { [Test] public void It_is() => Nope(); }\n");
        string output = kitchen.Say("test").ToString();

        Assert.That(Problems("recipe-runner test", output), Has.One.Match(@"^error cookbooks/web/tests/WebTests\.cs:1:\d+ CS0103 The name 'Nope'"), output);
    }

    [Test]
    public void The_lines_of_what_goes_well_are_no_problems()
    {
        kitchen.Recipe("File(\"/etc/hosts.list\", new() { Content = \"web.json:3: x\\n\", Mode = \"0644\" });\n");

        Assert.That(Problems("recipe-runner plan", kitchen.Plan().ToString()), Is.Empty);
        Assert.That(Problems("recipe-runner check", Check()), Is.Empty);
    }
}
