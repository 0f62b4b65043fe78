using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Authoring.TestRunning;

/// <summary><c>recipe-runner test</c> over a cookbook with tests that pass, fail and are skipped.</summary>
public sealed partial class TestCommandTests
{
    private const string Tests = """
        namespace Web.Tests;

        public sealed class MotdTests
        {
            private readonly FakeMachine machine = FakeMachine.Debian12();

            [Test]
            public void It_greets()
            {
                Console.WriteLine("not shown");
                RecipeTest.On(machine).Converge("recipe[web]");
                Assert.That(machine.ReadText("/etc/motd"), Is.EqualTo("Hello\n"));
            }

            [Test]
            public void It_is_short()
            {
                Assert.That(machine.Files.Stat("/etc/motd"), Is.Null, "each test has a machine of its own");
                Console.WriteLine("it is looked at");
                RecipeTest.On(machine).Converge(() => Motd("Good morning\n"));
                Assert.That(machine.ReadText("/etc/motd").Length, Is.LessThan(10));
            }

            [Test, Ignore("nobody reads it")]
            public void It_is_read() { }

            [Test]
            public void Making_it_fails() => RecipeTest.On(machine).Converge(() => Execute("make"));
        }
        """;

    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish() => kitchen = new Kitchen().Cookbook("web").Cookbook("bare")
        .Recipe("""
            Motd("Hello\n");
            if (node.Read("never") is not null) Package("figlet");
            File("/etc/skipped", new() { OnlyIf = When(() => false) });
            """)
        .Has("cookbooks/web/libraries/verbs.cs", """
            using System.Runtime.CompilerServices;
            using RecipeRunner.Dsl;

            namespace Web;

            [RecipeVerbs]
            public static class Verbs
            {
                public static ResourceSlot Motd(string text, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
                    Declare("/etc/motd", new FileResource { Content = text }, file, line);
            }
            """)
        .Has("cookbooks/web/tests/MotdTests.cs", Tests);

    [TearDown]
    public void Leave() => kitchen.Dispose();

    [Test]
    public void It_tells_what_failed_where_and_why_and_what_no_test_touched()
    {
        Outcome outcome = kitchen.Say("test");
        Snapshot.Matches(Time().Replace(outcome.ToString(), "(TIME)"), "text");
        Assert.That(kitchen.Say("test", "--filter", "greets").ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void A_filter_chooses_tests_by_their_names()
    {
        Outcome one = kitchen.Say("test", "cookbooks/web", "--filter", "motdtests.it_GREETS");
        Assert.That(one.ExitCode, Is.EqualTo(ExitCode.Success));
        Assert.That(one.Out, Does.Contain("1 passed in").And.Not.Contain("touched"), "no coverage of a part");
        Outcome none = kitchen.Say("test", "--filter", "nothing like it");
        Assert.That((none.ExitCode, none.Error), Is.EqualTo((ExitCode.BadInput, "recipe-runner: --filter: no test has 'nothing like it' in its name\n")));
    }

    [Test]
    public void It_tells_programs()
    {
        Outcome outcome = kitchen.Say("test", "-F", "json", "--junit", "tests.xml");
        JsonNode json = JsonNode.Parse(outcome.Out)!;
        Assert.That(((int)json["passed"]!, (int)json["failed"]!, (int)json["skipped"]!), Is.EqualTo((1, 2, 1)));
        JsonNode web = json["cookbooks"]!.AsArray().Single(c => (string)c!["name"]! == "web")!;
        JsonNode failed = web["tests"]!.AsArray().Single(t => (string)t!["name"]! == "It_is_short")!;
        Assert.That(((string)failed["fixture"]!, (string)failed["status"]!, (int)failed["line"]!), Is.EqualTo(("Web.Tests.MotdTests", "failed", 21)));
        Assert.That((string)failed["file"]!, Does.EndWith("/cookbooks/web/tests/MotdTests.cs"));
        Assert.That(web["resources"]!["not_touched"]!.AsArray().Select(l => $"{l!["line"]} {l["verb"]}"), Is.EqualTo(new[] { "2 Package", "3 File" }));

        XElement suites = XDocument.Load(kitchen.Path + "/tests.xml").Root!;
        Assert.That(((string?)suites.Attribute("tests"), (string?)suites.Attribute("failures")), Is.EqualTo(("4", "2")));
        Assert.That((string?)suites.Descendants("testcase").Single(c => c.Element("failure") is not null && (string?)c.Attribute("name") == "It_is_short").Attribute("line"), Is.EqualTo("21"));
    }

    [Test]
    public void Tests_that_do_not_compile_are_told_of_like_recipes()
    {
        kitchen.Has("cookbooks/web/tests/MotdTests.cs", "public class T { [Test] public void A() => RecipeTest.On(FakeMachine.Debian13()); }")
            .Has("cookbooks/bare/tests/BareTests.cs", "public class T { [Test] public void A() => Nowhere(); }");
        Outcome outcome = kitchen.Say("test");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.DoesNotCompile));
        Assert.That(outcome.Error, Does.Contain("cookbooks/bare/tests/BareTests.cs:1:").And.Contain("cookbooks/web/tests/MotdTests.cs:1:").And.Contain("Did you mean Debian12?"));
    }

    [Test]
    public void A_cookbook_without_tests_is_told_how_to_get_one()
    {
        Outcome outcome = kitchen.Say("test", "cookbooks/bare");
        Assert.That((outcome.ExitCode, outcome.Error), Is.EqualTo((ExitCode.BadInput,
            "recipe-runner: bare has no tests. `recipe-runner new test` writes a first one, in the cookbook's folder tests\n")));
    }

    [Test]
    public void Changed_tests_and_changed_recipes_are_compiled_anew()
    {
        Assert.That(kitchen.Say("test", "--filter", "greets").ExitCode, Is.EqualTo(ExitCode.Success));
        kitchen.Recipe("Motd(\"Bye\\n\");");
        Assert.That(kitchen.Say("test", "--filter", "greets").Out, Does.Contain("But was:  \"Bye"));
        kitchen.Has("cookbooks/web/tests/MotdTests.cs", Tests.Replace("Hello", "Bye", StringComparison.Ordinal));
        Assert.That(kitchen.Say("test", "--filter", "greets").ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void A_test_that_hangs_is_given_up_and_those_that_passed_are_told_of()
    {
        kitchen.Has("cookbooks/web/tests/MotdTests.cs", """
            public sealed class Slow
            {
                [Test, Order(1)] public void Ends() { }

                [Test, Order(2)]
                public void Hangs()
                {
                    while (AppContext.GetData("the test that hangs may end") is null) Task.Delay(10).Wait();
                }

                [Test, Order(3)] public void Stands_behind_it() { }
            }
            """);
        try
        {
            Outcome outcome = kitchen.Say("test", "--timeout", "0.5");
            Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ResourceFailed));
            Assert.That(outcome.Out, Does.Contain("FAILED Hangs (500 ms)\n      at cookbooks/web/tests/MotdTests.cs:6\n").And.Contain("It did not end within").And.Contain("1 failed, 1 passed").And.Not.Contain("Stands_behind_it"));
        }
        finally
        {
            AppContext.SetData("the test that hangs may end", true);
        }
    }

    [Test]
    public void Of_a_failure_in_several_lines_the_whole_statement_is_shown()
    {
        kitchen.Has("cookbooks/web/tests/MotdTests.cs", """
            public sealed class Several
            {
                [Test]
                public void Are_told() => Assert.Multiple(() =>
                {
                    Assert.That(1, Is.EqualTo(2));
                    Assert.That(3, Is.EqualTo(4));
                });
            }
            """);
        Assert.That(kitchen.Say("test", "--filter", "Are_told").Out, Does.Contain("4 |     public void Are_told() => Assert.Multiple(() =>").And.Contain("Expected: 4").And.Not.Contain("NUnit.Framework"));
    }

    [GeneratedRegex(@"\(\d+ ms\)")]
    private static partial Regex Time();
}
