using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Authoring.Documenting;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class DocsCommandTests : IDisposable
{
    private const string Page = "cookbooks/web/docs/reference.md";

    private readonly Kitchen kitchen = new Kitchen().Cookbook("web");

    public void Dispose() => kitchen.Dispose();

    private string Written()
    {
        Outcome outcome = kitchen.Say("docs", "cookbooks/web");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return File.ReadAllText(Path.Combine(kitchen.Path, Page));
    }

    [Test]
    public void Recipes_say_what_their_first_comment_says_and_what_they_include()
    {
        kitchen.Recipe("using System.IO;\n\n// Installs the site,\n// and runs it. For <any> node.\nIncludeRecipe(\"::files\");\nIncludeRecipe(\"base\");\n")
            .Has("cookbooks/web/recipes/files.csx", "// check:ignore RR001 because\n// Its files.\n\n// Not this.\nLog(\"x\");\n");
        Snapshot.Matches(Written(), "recipes");
    }

    [Test]
    public void Attributes_say_what_the_comments_beside_and_above_them_say()
    {
        kitchen.Has("cookbooks/web/attributes/default.csx", """
            Default["web"]["port"] = 80;          // Where it listens.
            Default["web"]["names"] = ["shop"];

            // How long it waits.
            Default["web"]["timeouts"]["client"] = "50s";
            Default["web"]["timeouts"]["server"] = node.Read("web", "slow") ?? "50s";

            // Everything about checks.
            Default["web"]["check"] = new()
            {
                ["path"] = "/",         // What is asked for.
                ["rise"] = -1,
                ["headers"] = new() { ["Host"] = null },
            };

            // A lonely one, `{ "a": 1 }` | more.
            Override["web"]["sites"] = new();
            if (node["platform"] == "debian") Default["web"]["user"] = "www-data";
            """);
        Snapshot.Matches(Written(), "attributes");
    }

    [Test]
    public void Typed_attributes_say_type_and_meaning_and_stand_alone_where_no_file_sets_them()
    {
        kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"port\"] = 80;\n").Has("cookbooks/web/libraries/WebAttributes.cs", """
            namespace Web;

            /// <summary>What the site is.</summary>
            [NodeAttributes("web")]
            public sealed record WebAttributes
            {
                /// <summary>Where it listens.</summary>
                public required int Port { get; init; }

                /// <summary>Who answers.</summary>
                public string? Owner { get; init; }

                /// <summary>Its limits.</summary>
                public Limits Limits { get; init; } = new(TimeSpan.FromSeconds(5));
            }

            /// <summary>Limits.</summary>
            /// <param name="Idle">Longest rest.</param>
            public sealed record Limits(TimeSpan Idle, int Most = 10);
            """);
        Snapshot.Matches(Written(), "typed_attributes");
    }

    [Test]
    public void Resources_say_what_their_xml_comments_say()
    {
        kitchen.Has("cookbooks/web/resources/page.cs", """"
            using System.Runtime.CompilerServices;
            using RecipeRunner.Dsl;

            namespace Web;

            /// <summary>What pages have in common.</summary>
            /// <action name="create">Makes it.</action>
            public abstract record Written : CompositeResource
            {
                /// <summary>Who may read it.</summary>
                public string Mode { get; init; } = "0644";

                public override IReadOnlyList<ResourceAction> Actions => ["create", "publish"];
            }

            /// <summary>How a page looks.</summary>
            public enum Look
            {
                /// <summary>As usual.</summary>
                Plain,
                Fancy,
            }

            /// <summary>A page, see <see cref="Written"/>: <c>a | b</c> &lt;b>. <para>More.</para></summary>
            /// <action name="publish">Shows <paramref name="it"/> to <i>all</i>.</action>
            /// <example><code>
            /// Page("index", new() { Title = "Hello &amp; welcome" });
            /// </code></example>
            public sealed record PageResource : Written
            {
                /// <summary>Its title.</summary>
                public required string Title { get; init; }

                /// <summary>Its look. Not in Chef.</summary>
                public Look Look { get; init; }

                /// <summary>When it is old.</summary>
                public TimeSpan? OldAfter { get; init; } = TimeSpan.FromMinutes(5);

                protected override Many<ResourceAction> DefaultAction => ResourceAction.Nothing;

                protected override void Compose(ResourceAction action) => File("/srv/" + Name, new() { Content = Title, Mode = Mode });
            }

            [RecipeVerbs]
            public static class PageVerbs
            {
                /// <summary>Declares a page.</summary>
                public static ResourceSlot Page(string name, PageResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Declare(name, properties, file, line);
            }
            """");
        Snapshot.Matches(Written(), "resources");
    }

    [Test]
    public void A_reference_is_written_once_and_checked()
    {
        kitchen.Recipe("// Runs the site.\n");
        Assert.That(kitchen.Say("docs", "--check"), Is.EqualTo(new Outcome(ExitCode.ResourceFailed, $"{Page} is missing; the same command without --check writes it\n", "")));
        Assert.That(kitchen.Say("docs").Out, Is.EqualTo($"wrote {Page}\n"));
        Assert.That(kitchen.Say("docs").Out, Is.EqualTo($"{Page} is up to date\n"));
        Assert.That(kitchen.Say("docs", "--check"), Is.EqualTo(new Outcome(ExitCode.Success, $"{Page} is up to date\n", "")));
        kitchen.Recipe("// Runs the shop.\n");
        Assert.That(kitchen.Say("docs", "--check").Out, Is.EqualTo($"{Page} is stale; the same command without --check writes it\n"));
        Assert.That(kitchen.Say("docs", "-o", "-").Out, Does.Contain("Runs the shop."));
    }

    [TestCase("/// <summary>A < b.</summary>", "cookbooks/web/resources/page.cs:2: the comment of PageResource is no well-formed XML")]
    [TestCase("/// <action name=\"delete\">Away.</action>", "cookbooks/web/resources/page.cs:2: the comment of PageResource tells of an action 'delete' that it does not have. It has create")]
    [TestCase("/// <action>Away.</action>", "cookbooks/web/resources/page.cs:2: the comment of PageResource has an <action> without a name")]
    public void A_comment_that_cannot_be_right_is_bad_input(string comment, string expected)
    {
        kitchen.Has("cookbooks/web/resources/page.cs", comment + """

            public sealed record PageResource : CompositeResource
            {
                public override IReadOnlyList<ResourceAction> Actions => ["create"];
                protected override void Compose(ResourceAction action) { }
            }
            """);
        Outcome outcome = kitchen.Say("docs");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput), outcome.ToString());
        Assert.That(outcome.Error, Does.Contain(expected));
    }

    [Test]
    public void What_does_not_compile_is_told_as_a_run_tells_it()
    {
        kitchen.Has("cookbooks/web/resources/page.cs", "public sealed record PageResource : CompositeResorce;\n");
        Outcome outcome = kitchen.Say("docs");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.DoesNotCompile), outcome.ToString());
        Assert.That(outcome.Error, Does.Contain("cookbooks/web/resources/page.cs:1:").And.Contain("CompositeResorce"));
    }

    [Test]
    public void One_file_is_not_for_several_cookbooks()
    {
        kitchen.Cookbook("base");
        Outcome outcome = kitchen.Say("docs", "-o", "all.md");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.Error, Does.Contain("--out is for one cookbook, and '.' holds 2."));
    }
}
