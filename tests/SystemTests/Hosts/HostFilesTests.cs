namespace RecipeRunner.Tests.SystemTests.Hosts;

[SystemTest]
public sealed class HostFilesTests
{
    private ThrowawayHost host = null!;

    [SetUp]
    public void Start() => host = ThrowawayHost.Start();

    [TearDown]
    public void Stop() => host.Dispose();

    [Test]
    public void A_fresh_host_has_no_changes() => Assert.That(host.Changes(), Is.Empty);

    [Test]
    public void Changes_name_what_was_added_modified_and_removed()
    {
        host.Write("/etc/new/file", "x");
        host.Shell("echo >>/etc/passwd; rm /etc/os-release; rm -r /etc/cron.d; chmod 0700 /srv; mv /etc/skel /etc/bones").Ok();

        Assert.That(host.Changes().Select(c => c.ToString()), Is.EqualTo(new[]
        {
            "Added /etc/bones", "Removed /etc/cron.d", "Added /etc/new", "Added /etc/new/file", "Removed /etc/os-release",
            "Modified /etc/passwd", "Removed /etc/skel", "Modified /srv",
        }));
    }

    [Test]
    public void Changes_since_a_mark_leave_out_what_was_before()
    {
        host.Write("/etc/early", "x");
        host.Write("/etc/both", "x");
        var mark = host.Mark();

        host.Shell("echo y >/etc/both; rm /etc/early /etc/os-release; echo z >/etc/late; echo >>/etc/passwd").Ok();

        Assert.That(host.Changes(mark).Select(c => c.ToString()), Is.EqualTo(new[]
        {
            "Modified /etc/both", "Removed /etc/early", "Added /etc/late", "Removed /etc/os-release", "Modified /etc/passwd",
        }));
    }

    [Test]
    public void What_comes_and_goes_is_no_change()
    {
        host.Shell("touch /etc/brief; rm /etc/brief; chmod 0700 /srv; chmod 0755 /srv").Ok();

        Assert.That(host.Changes(), Is.Empty);
    }

    [Test]
    public void A_snapshot_sees_a_file_replaced_by_its_equal()
    {
        host.Write("/srv/a", "same");
        var before = host.Snapshot("/srv", "/no/such/path");

        Assert.That(before.Differences(host.Snapshot("/srv", "/no/such/path")), Is.Empty);
        host.Shell("cp -p /srv/a /srv/b && mv /srv/b /srv/a").Ok();

        Assert.That(before.Differences(host.Snapshot("/srv")), Has.Some.StartsWith("/srv/a: "));
    }

    [Test]
    public void A_state_tells_content_and_owner()
    {
        host.Write("/srv/a", "hello\n", "0640");
        host.Run("chown", "7:8", "/srv/a").Ok();

        var state = host.Stat("/srv/a");

        Assert.That((state.Kind, state.Mode, state.Uid, state.Gid, state.Size), Is.EqualTo(('f', "640", 7, 8, 6L)));
        Assert.That(state.Sha256, Does.StartWith("5891b5b522d5df08"));
        Assert.That(state.Inode, Is.Positive);
    }

    [Test]
    public void A_missing_file_is_an_error_that_names_it() =>
        Assert.That(() => host.Stat("/srv/none"), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("/srv/none"));
}
