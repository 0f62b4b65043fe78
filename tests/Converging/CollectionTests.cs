using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging;

/// <summary>Finding, editing and deleting declared resources, in a recipe and from inside composite ones.</summary>
public sealed class CollectionTests
{
    private static string? Content(RecipeTestResult result, string path) =>
        result.Events.OfType<StepCompleted>().LastOrDefault(e => e.Resource.Key == $"file[{path}]")?.Change.Diff?.Value;

    [Test]
    public void A_resource_is_found_or_declared()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Assert.That(FindResource("file[/srv/a]"), Is.Null);
            ResourceSlot a = FindResource("file[/srv/a]", () => new FileResource { Content = "first" });
            Assert.That(FindResource("file[/srv/a]", () => new FileResource { Content = "second" }), Is.SameAs(a));
            Assert.That(RecipeRunner.Dsl.Recipe.Resources("file[/srv/a]"), Is.EqualTo(new[] { a }));
        });
        Assert.That(Content(result, "/srv/a"), Does.Contain("+first"));
    }

    [Test]
    public void A_missing_resource_is_an_error_where_it_must_be_there()
    {
        Played.Converge(() =>
        {
            File("/srv/here");
            Assert.That(() => FindResourceOrFail("file[/srv/her]"), Throws.TypeOf<RecipeRunnerException>().With.Message.Contain("file[/srv/here]"));
            Assert.That(() => RecipeRunner.Dsl.Recipe.Resources("file[/srv/here]", "file[/srv/her]"), Throws.TypeOf<RecipeRunnerException>());
            Assert.That(() => EditResourceOrFail("file[/srv/her]", (FileResource f) => f), Throws.TypeOf<RecipeRunnerException>());
            Assert.That(() => DeleteResourceOrFail("file[/srv/her]"), Throws.TypeOf<RecipeRunnerException>());
            Assert.That(DeleteResource("file[/srv/her]"), Is.Null);
        });
    }

    [Test]
    public void An_edit_changes_a_declaration_and_declares_it_where_there_is_none()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            for (int i = 1; i <= 2; i++)
                EditResource("file[/srv/a]", (FileResource f) => f with { Content = $"{f.Content}{i}" });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "file[/srv/a] create" }));
        Assert.That(Content(result, "/srv/a"), Does.Contain("+12"));
    }

    [Test]
    public void An_edit_does_not_declare_a_resource_by_the_name_of_another_type() =>
        Assert.That(Played.TryConverge(() => EditResource("template[/srv/a]", (FileResource f) => f)).Error, Has.Message.Contain("it is named file[...]"));

    [Test]
    public void An_edit_keeps_what_it_does_not_name()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            File("/srv/a", new() { Content = "secret", Sensitive = true, Notifies = new Notification("run", "execute[t]") });
            Execute("t", new() { Action = Nothing });
            EditResource("file[/srv/a]", (FileResource f) => f with { Mode = "0600" });
        });
        Assert.That(Content(result, "/srv/a"), Is.EqualTo("suppressed sensitive resource"));
        Assert.That(result.Actions(), Does.Contain("execute[t] run by file[/srv/a]"));
    }

    [Test]
    public void An_edit_of_the_notifications_takes_the_place_of_the_old_ones()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("a", new() { Notifies = new Notification("run", "execute[t]") });
            Execute("t", new() { Action = Nothing });
            Execute("u", new() { Action = Nothing });
            EditResource("execute[a]", (ExecuteResource e) => e with { Notifies = new Notification("run", "execute[u]") });
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "execute[a] run", "execute[u] run by execute[a]" }));
    }

    [Test]
    public void What_converged_already_goes_by_its_edit_when_it_is_notified()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            File("/srv/a", new() { Content = "early" });
            Block("edit", () => EditResource("file[/srv/a]", (FileResource f) => f with { Content = "late", DelayedAction = Create }));
        });
        Assert.That(Content(result, "/srv/a"), Does.Contain("+late"));
    }

    [Test]
    public void An_edit_while_others_converge_is_checked()
    {
        RecipeTestResult result = Played.TryConverge(() =>
        {
            Block("edit", () => EditResource("file[/srv/a]", (FileResource f) => f with { Mode = "rw" }));
            File("/srv/a");
        });
        Assert.That(result.Error, Has.Message.Contain("'rw' is not a mode"));
    }

    [Test]
    public void A_deleted_resource_neither_converges_nor_hears_nor_is_notified()
    {
        RecipeTestResult result = Played.TryConverge(() =>
        {
            Execute("a");
            Execute("t", new() { Subscribes = new Subscription("run", "execute[a]") });
            DeleteResource("execute[t]");
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "execute[a] run" }));

        result = Played.TryConverge(() =>
        {
            Execute("a", new() { Notifies = new Notification("run", "execute[t]") });
            Execute("t");
            DeleteResource("execute[t]");
        });
        Assert.That(result.Error, Has.Message.Contain("execute[t], which no recipe declares"));
    }

    [Test]
    public void Deleting_while_others_converge_skips_nobody()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Execute("a");
            Block("delete", () =>
            {
                DeleteResource("execute[a]");
                DeleteResource("execute[c]");
                Execute("new");
            });
            Execute("b");
            Execute("c");
        });
        Assert.That(result.Actions(), Is.EqualTo(new[] { "execute[a] run", "block[delete] run", "execute[new] run", "execute[b] run" }));
    }

    [Test]
    public void Inside_a_composite_resource_the_outer_ones_are_found_and_edited_but_not_deleted()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Declare("w", new WrapperResource
            {
                Lines = () =>
                {
                    EditResource("file[/srv/a]", (FileResource f) => f with { Content = "from inside" });
                    Assert.That(DeleteResource("file[/srv/a]"), Is.Null);
                },
            });
            File("/srv/a");
        });
        Assert.That(Content(result, "/srv/a"), Does.Contain("+from inside"));
    }

    [Test]
    public void Lines_may_speak_to_the_context_around_and_to_that_of_the_recipes()
    {
        RecipeTestResult result = Played.Converge(() =>
        {
            Declare("outer", new WrapperResource
            {
                Lines = () =>
                {
                    Declare("inner", new WrapperResource
                    {
                        Lines = () =>
                        {
                            WithRunContext(Root, () => Execute("root"));
                            ResourceSlot parent = WithRunContext(Parent, () => Execute("parent"));
                            Execute("own");
                            Assert.That(parent.Key, Is.EqualTo("execute[parent]"));
                        },
                    });
                    Execute("sibling");
                },
            });
            Execute("last");
        });
        Assert.That(result.Actions(), Is.EqualTo(new[]
        {
            "wrapper[outer] run", "wrapper[inner] run", "execute[own] run", "execute[parent] run", "execute[sibling] run", "execute[root] run", "execute[last] run",
        }));
    }

    [Test]
    public void A_recipe_has_no_context_around_it() =>
        Assert.That(Played.TryConverge(() => WithRunContext(Parent, () => { })).Error, Has.Message.Contain("a recipe has no parent context"));
}
