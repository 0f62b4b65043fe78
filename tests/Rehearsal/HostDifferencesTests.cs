using RecipeRunner.Rehearsal;
using RecipeRunner.Rehearsal.Differences;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class HostDifferencesTests
{
    private static readonly HostState Empty = new(
        new Dictionary<string, string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<ListeningPort>());

    [TestCase("dbus", true)]
    [TestCase("web", false)]
    [TestCase("cache", false)]
    [TestCase("queue@1", false)]
    [TestCase("old", false)]
    [TestCase("own", false)]
    public void A_service_that_no_resource_and_no_new_file_is_about_was_woken(string service, bool isWoken)
    {
        UpdatedAction[] updated = [new("service[web]", "start", "web.csx:1", ["start service web"]), new("service[the cache]", "start", "web.csx:2", ["start service cache"])];
        string[] files = ["/usr/lib/systemd/system/queue@.service", "/etc/init.d/old", "/etc/systemd/system/own.service"];

        HostDifferences found = HostDifferences.Between(Empty, Empty with { Active = new HashSet<string> { service } }, updated,
            _ => [.. files.Select(path => new FileDifference(new(ChangeKind.Added, path), null, null))]);

        Assert.That(found.Woken, Is.EqualTo(isWoken ? new[] { service } : []));
    }
}
