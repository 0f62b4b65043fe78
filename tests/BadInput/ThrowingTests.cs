using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class ThrowingTests : BadInputTests
{
    private const string Library = """
        namespace Web;

        public static class Ports
        {
            public static int Of(string name) =>
                Parse(name.Split(':')[1]);

            private static int Parse(string text) => int.Parse(text);
        }

        """;

    [Test]
    public void A_recipe() => RecipeRefused("// first\nstring? name = null;\nPackage(name!.Trim());\n", DoesNotCompile);

    [Test]
    public void A_recipe_in_a_loop() => RecipeRefused("""
        foreach (string port in new[] { "80", "x" })
        {
            File($"/etc/ports/{port}", new()
            {
                Content = int.Parse(port).ToString(),
            });
        }

        """, DoesNotCompile);

    [Test]
    public void A_recipe_in_a_function_of_its_own() => RecipeRefused("""
        Declare("80");
        Declare("x");

        void Declare(string port)
        {
            File($"/etc/ports/{port}", new() { Content = int.Parse(port).ToString() });
        }

        """, DoesNotCompile);

    [Test]
    public void A_recipe_after_an_await() => RecipeRefused("await Task.Yield();\nthrow new InvalidOperationException(\"no\");\n", DoesNotCompile);

    [Test]
    public void A_library_says_who_called_it()
    {
        Kitchen.Has("cookbooks/web/libraries/Ports.cs", Library);
        RecipeRefused("// first\nint port = Ports.Of(\"web:eighty\");\n", DoesNotCompile);
    }

    [Test]
    public void An_attribute_file()
    {
        Kitchen.Has("cookbooks/web/attributes/default.csx", "\nDefault[\"web\"][\"port\"] = int.Parse(\"x\");\n");
        RecipeRefused("", DoesNotCompile);
    }

    [Test]
    public void A_recipe_that_says_itself_what_is_wrong() => RecipeRefused("\nif (!node.Has(\"web\")) throw Fail(\"web.port is not set: add it to node.json.\");\n", BadInput);

    [Test]
    public void A_lazy_value() => RecipeRefused("""
        File("/etc/motd", new()
        {
            Content = Lazy(() => int.Parse("x").ToString()),
        });

        """, ResourceFailed);

    [Test]
    public void A_condition() => RecipeRefused("File(\"/etc/motd\", new()\n{\n    OnlyIf = When(() => ReadFile(\"/nowhere\").Length > 0),\n});\n", ResourceFailed);

    [Test]
    public void A_library_while_resources_converge()
    {
        Kitchen.Has("cookbooks/web/libraries/Ports.cs", Library);
        RecipeRefused("File(\"/etc/motd\", new() { Content = Lazy(() => Ports.Of(\"web\").ToString()) });\n", ResourceFailed);
    }

    [Test]
    public void An_unexpected_failure_leaves_a_converge_at_its_first_pass()
    {
        Kitchen.Recipe("File(\"/etc/motd\", new() { Content = \"hello\" });\nFile(\"/etc/issue\", new() { Content = Lazy(() => int.Parse(\"x\").ToString()) });\n");
        Says(Kitchen.Converge(), ResourceFailed);
        Assert.That(Kitchen.Machine.Files.LinkStat("/etc/motd"), Is.Null);
    }
}
