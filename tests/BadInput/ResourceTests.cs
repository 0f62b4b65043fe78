using RecipeRunner.Machines.Accounts;
using RecipeRunner.Machines.Debian;
using RecipeRunner.Machines.Facts;
using RecipeRunner.Machines.Local;
using RecipeRunner.Machines.Services;
using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class ResourceTests : BadInputTests
{
    private const string Site = """
        namespace Web
        {
            public sealed record SiteResource : CompositeResource
            {
                public override IReadOnlyList<ResourceAction> Actions { get; } = ["create", "delete"];
                public string Kind { get; init; } = "";

                protected override void Compose(ResourceAction action)
                {
                    if (Kind == "throws") throw new InvalidOperationException("no such kind");
                    if (Kind == "itself") Site(Name, new() { Kind = "itself" });
                    if (Kind == "notifies") File("/srv/" + Name, new() { Notifies = [new(Reload, "service[nginx]")] });
                    if (Kind == "fails") File("/srv/" + Name, new() { Owner = "nobody-here" });
                }
            }

            [RecipeRunner.Dsl.RecipeVerbs]
            public static class Verbs
            {
                public static ResourceSlot Site(string name, SiteResource? properties = null,
                    [System.Runtime.CompilerServices.CallerFilePath] string file = "", [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) =>
                    Declare(name, properties ?? new(), file, line);
            }
        }

        """;

    /// <summary>This machine; only plans run here.</summary>
    private void OnARealMachine() => Kitchen.Machine = new LocalMachine(
        m => new LocalAccounts(m.Files, m.Processes),
        m => new DebianPackages(m.Files, m.Processes, m.Clock, _ => { }),
        m => SystemServices.For(m.Files, m.Processes, m.Clock),
        m => new LocalFacts(m.Files));

    [Test]
    public void Impossible_values_are_told_all_at_once() => RecipeRefused("""
        File("/etc/a", new() { Mode = "u+x" });
        File("/etc/b", new() { Mode = "0888" });
        File("etc/c");
        Directory("d", new() { Mode = "rwx" });

        """, BadInput);

    [Test]
    public void A_name_that_is_null() => RecipeRefused("// first\nstring? name = null;\nPackage(name!);\n", BadInput);

    [Test]
    public void An_attribute_that_is_nil_for_a_name()
    {
        Kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"package\"] = null;\n");
        RecipeRefused("Package(node[\"web\"][\"package\"]);\n", BadInput);
    }

    [Test]
    public void A_failure_that_is_ignored_does_not_hide_the_one_that_ends_the_run() => RecipeRefused("""
        File("/nowhere/a", new() { Content = "", IgnoreFailure = true });
        File("/nowhere/b", new() { Content = "" });

        """, ResourceFailed);

    [Test]
    public void An_owner_that_the_machine_does_not_have() => RecipeRefused("File(\"/etc/a\", new() { Owner = \"hapoxy\" });\n", ResourceFailed);

    [Test]
    public void A_folder_that_is_not_there() => RecipeRefused("File(\"/nowhere/a\", new() { Content = \"\" });\n", ResourceFailed);

    [Test]
    public void A_composite_that_throws()
    {
        Kitchen.Has("cookbooks/web/resources/site.cs", Site);
        RecipeRefused("Site(\"one\", new() { Kind = \"throws\" });\n", ResourceFailed);
    }

    [Test]
    public void A_composite_that_declares_itself()
    {
        Kitchen.Has("cookbooks/web/resources/site.cs", Site);
        RecipeRefused("Site(\"one\", new() { Kind = \"itself\" });\n", BadInput);
    }

    [Test]
    public void A_composite_that_notifies_what_is_not_there()
    {
        Kitchen.Has("cookbooks/web/resources/site.cs", Site);
        RecipeRefused("Site(\"one\", new() { Kind = \"notifies\" });\n", BadInput);
    }

    [Test]
    public void An_inner_resource_that_fails()
    {
        Kitchen.Has("cookbooks/web/resources/site.cs", Site);
        RecipeRefused("Site(\"one\", new() { Kind = \"fails\" });\n", ResourceFailed);
    }

    [Test]
    public void A_composites_action_and_property()
    {
        Kitchen.Has("cookbooks/web/resources/site.cs", Site);
        RecipeRefused("Site(\"one\", new() { Knd = \"x\" });\nSit(\"two\");\n", DoesNotCompile);
    }

    [Test]
    public void A_composites_action()
    {
        Kitchen.Has("cookbooks/web/resources/site.cs", Site);
        RecipeRefused("Site(\"one\", new() { Action = [\"delte\"] });\n", BadInput);
    }

    [Test]
    public void A_command_that_fails_shows_what_it_said()
    {
        OnARealMachine();
        Converges("Execute(\"echo one; echo two >&2; exit 3\");\n");
    }

    [Test]
    public void A_command_that_is_not_there()
    {
        OnARealMachine();
        Converges("Execute(\"x\", new() { Command = [\"no-such-program\", \"-v\"] });\n");
    }

    [Test]
    public void A_command_that_the_shell_does_not_find()
    {
        OnARealMachine();
        Converges("Execute(\"no-such-program -v\");\n");
    }

    [Test]
    public void A_check_that_refuses_leaves_the_old_file()
    {
        OnARealMachine();
        string file = Kitchen.Path + "/web.conf";
        File.WriteAllText(file, "old\n");
        Kitchen.Recipe($"File(\"{file}\", new() {{ Content = \"new\\n\", Verify = \"echo line 1: bad >&2; grep -q old {{path}}\" }});\n");
        Outcome outcome = Kitchen.Converge();
        Says(outcome with { Out = System.Text.RegularExpressions.Regex.Replace(outcome.Out, @"\.\d{14}\b", ".TIME") }, ResourceFailed);
        Assert.That(File.ReadAllText(file), Is.EqualTo("old\n"));
    }

    [Test]
    public void A_converge_without_root() => Says(Kitchen.Call(false, "converge"), BadInput);

    [Test]
    public void A_lock_that_another_run_holds()
    {
        Kitchen.Recipe("");
        using (RecipeRunner.Converging.RunLock.Take(Kitchen.State + "/lock", Kitchen.Machine.Clock))
        {
            Outcome outcome = Kitchen.Converge();
            Assert.That(outcome.ExitCode, Is.EqualTo(Locked));
            Assert.That(outcome.Out, Does.Match($"Another run is under way: process {Environment.ProcessId} \\(`.+`, since 2026-01-01 00:00:00Z\\) holds /kitchen/state/lock. Wait for it to end, or end it."));
        }
        Assert.That(Kitchen.Converge().ExitCode, Is.EqualTo(Success));
    }

    private void Converges(string recipe)
    {
        Kitchen.Recipe(recipe);
        Says(Kitchen.Converge(), ResourceFailed);
    }
}
