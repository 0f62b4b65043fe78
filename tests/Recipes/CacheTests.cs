using System.Diagnostics;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Recipes;

internal sealed class CacheTests
{
    private const string RoslynCount = """
        Warn("Roslyn assemblies: " + AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name!.StartsWith("Microsoft.CodeAnalysis")));

        """;

    private Kitchen kitchen = null!;

    private string Folder => kitchen.State + "/cache/recipes";

    private string Kept => Directory.GetDirectories(Folder, "web@*").Single();

    [SetUp]
    public void Furnish() => kitchen = new Kitchen().Cookbook("base").Cookbook("web", "\"base\": \">= 0.0.0\"")
        .Has("cookbooks/base/libraries/Words.cs", "namespace Base;\n\npublic static class Words\n{\n    public static string One => \"one\";\n}\n")
        .Recipe("File(\"/etc/a\", new() { Content = Words.One });\n");

    [TearDown]
    public void Leave() => kitchen.Dispose();

    /// <summary>Plans; returns how many cookbooks were compiled, and all that was said.</summary>
    private (int Compiled, string Said) Plan()
    {
        Outcome outcome = kitchen.Plan();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.ChangesPlanned), outcome.ToString());
        int at = outcome.Out.IndexOf(" compiled)", StringComparison.Ordinal);
        return (at < 0 ? 0 : outcome.Out[at - 1] - '0', outcome.Out);
    }

    [Test]
    public void A_second_run_compiles_nothing()
    {
        Assert.That(Plan().Compiled, Is.EqualTo(2));
        Assert.That(Plan().Compiled, Is.Zero);
    }

    [Test]
    public void A_second_run_does_not_load_the_compiler()
    {
        kitchen.Recipe(RoslynCount + "File(\"/etc/a\");\n").Has("node.json", """{ "run_list": ["web"] }""");
        Assert.That(InAProcess(), Does.Contain("Roslyn assemblies: ").And.Not.Contain("Roslyn assemblies: 0"));
        Assert.That(InAProcess(), Does.Contain("Roslyn assemblies: 0"));
    }

    private string InAProcess()
    {
        using Process program = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "recipe-runner.dll"), "plan", "--state-dir", kitchen.State },
            WorkingDirectory = kitchen.Path,
            RedirectStandardOutput = true,
        })!;
        string said = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return said;
    }

    [Test]
    public void A_changed_recipe_is_compiled_and_what_was_kept_of_it_goes()
    {
        Plan();
        kitchen.Recipe("File(\"/etc/b\");\n");
        (int compiled, string said) = Plan();
        Assert.That((compiled, said.Contains("file[/etc/b]")), Is.EqualTo((1, true)));
        Assert.That(Directory.GetDirectories(Folder, "web@*"), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_changed_library_has_its_cookbook_and_those_that_depend_on_it_compiled()
    {
        Plan();
        kitchen.Has("cookbooks/base/libraries/Words.cs", "namespace Base;\n\npublic static class Words\n{\n    public static string One => \"two\";\n}\n");
        (int compiled, string said) = Plan();
        Assert.That((compiled, said.Contains("+two")), Is.EqualTo((2, true)), said);
    }

    [Test]
    public void A_template_is_no_source()
    {
        Plan();
        kitchen.Has("cookbooks/web/templates/x.sbn", "x");
        Assert.That(Plan().Compiled, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(10)]
    [TestCase(-1)]
    public void A_kept_file_that_is_damaged_is_compiled_again(int length)
    {
        Plan();
        foreach (string file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
        {
            byte[] content = File.ReadAllBytes(file);
            if (length < 0) content[content.Length / 2] ^= 0xFF;
            File.WriteAllBytes(file, length < 0 ? content : content[..Math.Min(length, content.Length)]);
        }
        Assert.That(Plan().Said, Does.Contain("+one"));
        Assert.That(Plan(), Is.EqualTo((0, Plan().Said)));
    }

    [Test]
    public void A_kept_file_that_is_gone_is_compiled_again()
    {
        Plan();
        File.Delete(Kept + "/recipe.default.dll");
        Assert.That(Plan().Said, Does.Contain("+one"));
    }

    [Test]
    public void A_folder_that_others_can_write_is_refused_and_said_so()
    {
        Plan();
        Writable(Folder);
        (int compiled, string said) = Plan();
        Assert.That((compiled, said), Is.EqualTo((2, said)));
        Assert.That(said, Does.Contain("/state/cache/recipes is not used: it, or a folder above it, can be written by others. Remove it, or give it to the user who runs with mode 0700."));
    }

    [Test]
    public void A_folder_above_that_others_can_write_is_refused_and_said_so()
    {
        Plan();
        Writable(kitchen.State);
        Assert.That(Plan().Said, Does.Contain("can be written by others"));
    }

    [Test]
    public void A_kept_cookbook_that_others_can_write_is_refused_and_replaced()
    {
        Plan();
        Writable(Kept);
        (int compiled, string said) = Plan();
        Assert.That((compiled, said.Contains("are not used: others could have written them")), Is.EqualTo((1, true)), said);
        Assert.That(Plan().Compiled, Is.Zero);
    }

    [Test]
    public void A_kept_file_that_others_can_write_is_refused_and_replaced()
    {
        Plan();
        Writable(Kept + "/recipe.default.dll");
        Assert.That(Plan().Said, Does.Contain("are not used: others could have written them").And.Contain("+one"));
        Assert.That(Plan().Said, Does.Not.Contain("others could have written them"));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_a_warning()
    {
        kitchen.Has("state/cache", "in the way");
        Assert.That(Plan().Said, Does.Contain("cannot be kept in"));
    }

    private static void Writable(string path) =>
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
}
