using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ResourceCommandTests : IDisposable
{
    private readonly Kitchen kitchen = new Kitchen()
        .Cookbook("web")
        .Has("cookbooks/web/recipes/site.csx", """
            File("/etc/site", new()
            {
                Action = [Create, Touch],
                OnlyIf = ["test -d /etc", When(() => true)],
                NotIf = new[] { "test", "-e", "/etc/keep" },
                Notifies = [new(Reload, "service[web]"), new("run", "execute[check]", Before)],
                Retries = 2,
            });

            """)
        .Recipe("""
            Execute("check", new() { Action = Nothing, IgnoreFailure = true });
            IncludeRecipe("::site");
            Service("web", new() { DelayedAction = Start, Subscribes = new Subscription(Restart, ["file[/etc/site]", "file[/etc/none]"], Immediately) });
            File("/etc/secret", new() { Sensitive = true, OnlyIf = "grep hush /etc/shadow" });

            """);

    public void Dispose() => kitchen.Dispose();

    private string Shown(params string[] arguments)
    {
        kitchen.Fake.HasService("web");
        Outcome outcome = kitchen.Call(isRoot: false, ["resource", "show", .. arguments]);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return outcome.Out;
    }

    [Test]
    public void All_are_listed_in_the_order_of_their_turns() => Snapshot.Matches(Shown(), "resource_list");

    [Test]
    public void One_tells_when_it_runs_and_whom_it_tells() => Snapshot.Matches(Shown("file[/etc/site]"), "resource_file");

    [Test]
    public void One_tells_who_tells_it() => Snapshot.Matches(Shown("service[web]"), "resource_service");

    [Test]
    public void The_guards_of_a_sensitive_one_are_not_shown() => Assert.That(Shown("file[/etc/secret]"), Does.Contain("(sensitive)").And.Not.Contain("hush"));

    [Test]
    public void A_name_that_no_recipe_declares_is_an_error_with_the_nearest()
    {
        Outcome outcome = kitchen.Call(isRoot: false, "resource", "show", "file[/etc/sit]");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.Error, Does.Contain("no recipe declares file[/etc/sit]").And.Contain("file[/etc/site]"));
    }
}
