using System.Net;
using System.Text;
using RecipeRunner.Rehearsal;
using RecipeRunner.Rehearsal.Differences;
using RecipeRunner.Tests.Reporting;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class ReportTests
{
    private const string ConfigDiff = "--- /etc/web.conf\n+++ /etc/web.conf (new)\n@@ -1 +1 @@\n-listen 80\n+listen 8080\n";
    private static readonly UpdatedAction Config = new("template[/etc/web.conf]", "create", "cookbooks/web/recipes/default.csx:4", ["update content in file /etc/web.conf"]) { Diffs = [ConfigDiff] };
    private static readonly Converge First = new(0, TimeSpan.FromSeconds(4.2), 5, [Config], null, "");
    private static readonly Converge Second = First with { Updated = [], Duration = TimeSpan.FromMilliseconds(310) };

    private static readonly HostDifferences Differences = new(
        [new("libweb1", "1.0-1", "1.1-1"), new("oldweb", "0.9-2", null), new("web", null, "2.0-1")],
        new(["web"], []), new(["web"], []), new(["web"], ["oldweb"]), new(["cache", "web"], ["oldweb"]), new(["/usr/sbin/web"], []),
        new([new("tcp", new(IPAddress.Any, 80), "web"), new("udp", new(IPAddress.IPv6Loopback, 5353), "web")], []),
        [
            new(new(ChangeKind.Added, "/etc/web.conf"), Config, null, ConfigDiff), new(new(ChangeKind.Added, "/usr/sbin/web"), null, "web"),
            new(new(ChangeKind.Added, "/usr/share/web"), null, "web"), new(new(ChangeKind.Modified, "/etc/passwd"), null, null), new(new(ChangeKind.Removed, "/srv/old"), null, null),
        ])
    { Woken = ["cache"] };

    private static readonly RehearsalReport Passed = new(RehearsalNetwork.Proxy, true, TimeSpan.FromSeconds(1.4), First, Second, Differences);

    [Test]
    public void A_rehearsal_that_held_tells_what_is_different() => Snapshot.Matches(Text(Passed), "passed");

    [Test]
    public void A_second_converge_that_changes_something_is_a_failure_that_names_the_resource() =>
        Snapshot.Matches(Text(Passed with { Second = Second with { Updated = [Config] }, Network = RehearsalNetwork.Shared, Systemd = false }), "not_settled");

    [Test]
    public void A_converge_that_fails_has_no_second_one() =>
        Snapshot.Matches(Text(Passed with { First = First with { ExitCode = 1, Error = "no" }, Second = null, Network = RehearsalNetwork.None }), "not_converged");

    [Test]
    public void Every_file_of_packages_is_listed_when_asked_for() => Assert.That(Text(Passed, whole: true), Does.Contain("  + /usr/share/web   web\n"));

    [Test]
    public void A_long_diff_is_cut_unless_all_is_asked_for()
    {
        string diff = "--- /etc/long\n+++ /etc/long (new)\n@@ -0,0 +1,40 @@\n" + string.Concat(Enumerable.Range(1, 40).Select(n => $"+line {n}\n"));
        RehearsalReport report = Passed with { Differences = Differences with { Files = [new(new(ChangeKind.Added, "/etc/long"), Config, null, diff)] } };

        Assert.That(Text(report), Does.Contain("      +line 19\n      ... and 21 more lines, which --verbose shows\n"));
        Assert.That(Text(report, whole: true), Does.Contain("      +line 40\n").And.Not.Contain("more lines"));
    }

    [Test]
    public void Of_a_long_diff_what_came_is_shown_rather_than_what_went()
    {
        string diff = "--- /etc/long\n+++ /etc/long (new)\n@@ -1,40 +1 @@\n" + string.Concat(Enumerable.Range(1, 40).Select(n => $"-line {n}\n")) + "+port 80\n";

        Assert.That(Text(Passed with { Differences = Differences with { Files = [new(new(ChangeKind.Modified, "/etc/long"), Config, null, diff)] } }),
            Does.Contain("  ~ /etc/long   template[/etc/web.conf] at cookbooks/web/recipes/default.csx:4\n      @@ -1,40 +1 @@\n      +port 80\n      ... and 40 more lines, which --verbose shows\n"));
    }

    [Test]
    public void A_program_gets_one_object() => Snapshot.Matches(Encoding.UTF8.GetString(ReportJson.Of(Passed).Span), "json");

    [Test]
    public void Only_two_converges_of_which_the_second_does_nothing_pass()
    {
        Assert.That(Passed.Passed, Is.True);
        Assert.That((Passed with { Second = null }).Passed || (Passed with { Second = Second with { ExitCode = 1 } }).Passed
            || (Passed with { First = First with { ExitCode = 1 } }).Passed, Is.False);
    }

    private static string Text(RehearsalReport report, bool whole = false)
    {
        var output = new Capture();
        new ReportText(output.Output, whole).Write(report);
        return output.Text;
    }
}
