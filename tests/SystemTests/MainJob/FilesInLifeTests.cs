using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Files as machines have them: an odd umask, bind mounts, folders whose every file is loaded by a daemon.</summary>
[SystemTest]
public sealed class FilesInLifeTests
{
    private Checkout checkout = null!;

    [OneTimeSetUp]
    public void Start() => checkout = Checkout.Start(new() { Layer = HostLayer.HaproxyInstalled });

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    [Test]
    public void Modes_are_as_declared_whatever_the_umask()
    {
        checkout.AddCookbook("modes", """
            File("/srv/plain", new() { Content = "x" });
            File("/srv/open", new() { Content = "x", Mode = "0666" });
            Directory("/srv/folder");
            Execute("touch /srv/by-command", new() { OnlyIf = "touch /srv/by-guard" });
            IncludeRecipe("app_layer");
            """);

        checkout.Host.Run(new HostCommand("sh", "-c", $"umask 077; exec {PublishedRunner.InHost} converge -o 'recipe[modes]'") { WorkingFolder = Checkout.Folder }).Ok();

        string[] paths = [Checkout.Config, "/srv/plain", "/srv/open", "/srv/folder", "/srv/by-command", "/srv/by-guard", Checkout.State + "/runs"];
        Assert.That(paths.Select(p => checkout.Host.Stat(p).Mode), Is.EqualTo(new[] { "644", "644", "666", "755", "644", "644", "700" }));
    }

    [Test]
    public void A_bind_mounted_file_is_written_in_place_when_asked_and_otherwise_an_error_that_says_so()
    {
        checkout.AddCookbook("bound", """
            File("/srv/bound", new() { Content = "new\n", AtomicUpdate = (bool)node["atomic"] });
            """);
        checkout.Host.Shell("echo a long old content >/srv/below; touch /srv/bound; mount --bind /srv/below /srv/bound").Ok();
        checkout.Host.Write("/srv/atomic.json", """{ "run_list": ["recipe[bound]"], "atomic": true }""");
        checkout.Host.Write("/srv/in-place.json", """{ "run_list": ["recipe[bound]"], "atomic": false }""");
        FileState before = checkout.Host.Stat("/srv/bound");

        HostResult refused = checkout.Converge("-j", "/srv/atomic.json");
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Stdout + refused.Stderr, Does.Contain("/srv/bound").And.Contain("AtomicUpdate = false"));
        Assert.That(checkout.Host.Stat("/srv/bound"), Is.EqualTo(before));

        checkout.Converge("-j", "/srv/in-place.json").Ok();
        Assert.That(checkout.Host.Read("/srv/below"), Is.EqualTo("new\n"));
        Assert.That(checkout.Host.Stat("/srv/bound").Inode, Is.EqualTo(before.Inode));
        Assert.That(checkout.Host.Shell("ls -A /srv | grep rr-").Stdout, Is.Empty);
    }

    [Test]
    public void Neither_a_candidate_nor_a_backup_has_a_name_that_a_daemon_loads()
    {
        checkout.AddCookbook("parts", """
            Directory("/etc/parts.d");
            File("/etc/parts.d/one", new() { Content = (string)node["word"], Mode = "0755", Verify = "ls -A /etc/parts.d >>/srv/seen; run-parts --test /etc/parts.d >>/srv/loaded; test -s {path}" });
            """);
        foreach (string word in new[] { "first", "second" })
        {
            checkout.Host.Write("/srv/word.json", $$"""{ "run_list": ["recipe[parts]"], "word": "#!/bin/sh\n# {{word}}\n" }""");
            checkout.Converge("-j", "/srv/word.json").Ok();
        }

        Assert.That(checkout.Host.Read("/srv/seen"), Does.Match(@"(?m)^\.one\.rr-[0-9a-f]{6}~$"), "the check saw the candidate");
        Assert.That(checkout.Host.Read("/srv/loaded").Split('\n').Distinct(), Is.SubsetOf(new[] { "/etc/parts.d/one", "" }));
        Assert.That(checkout.Host.Shell("ls -A /etc/parts.d").Stdout, Is.EqualTo("one\n"));
        Assert.That(checkout.Host.Shell($"cat {Checkout.State}/backup/etc/parts.d/one.rr-*").Stdout, Does.Contain("# first"));
    }
}
