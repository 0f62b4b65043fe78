using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>
/// The launcher of a fresh checkout with the real SDK, called as sudo calls it. What the launcher does around a build is tried
/// faster, with an SDK that is none, by the launcher's own tests.
/// </summary>
[SystemTest]
public sealed class LauncherBuildTests
{
    private const string Checkout = "/home/alice/recipe runner";

    [Test]
    public void Under_sudo_the_build_is_the_calling_user_s_and_is_made_once()
    {
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        using ThrowawayHost host = ThrowawayHost.Start(new()
        {
            Network = HostNetwork.Shared,
            Binds = [new(Repository.Root, "/run/sources")],
        });
        host.AddUser("alice");
        // As git has it: neither what was built nor what is local.
        host.Shell($"""
            mkdir '{Checkout}'
            cd /run/sources
            tar -c --exclude=bin --exclude=obj --exclude=.git recipe-runner engine cookbooks node.json global.json Directory.*.props .editorconfig | tar -x -C '{Checkout}'
            chown -R alice:alice /home/alice
            # The machine's packages serve this user too: the folders on the way to them open, the compiler a program for all.
            folder={Shell.Quote(packages)}
            while [ "$folder" != / ]; do chmod a+rx "$folder"; folder=$(dirname "$folder"); done
            find {Shell.Quote(packages)}/microsoft.netcore.app.crossgen2.*/*/tools -type f -perm -u+x ! -perm -o+x -exec chmod a+x {"{}"} +
            """).Ok();
        string uid = host.Run("id", "-u", "alice").Stdout.Trim();
        var sudo = new HostCommand("./recipe-runner", "plan", "-o", "recipe[haproxy]")
        {
            WorkingFolder = Checkout,
            Timeout = TimeSpan.FromMinutes(5),
            Environment = new Dictionary<string, string>
            {
                ["SUDO_USER"] = "alice",
                ["SUDO_UID"] = uid,
                ["SUDO_GID"] = uid,
                // All packages are there already: the build fetches none.
                ["NUGET_PACKAGES"] = packages,
            },
        };

        HostResult first = host.Run(sudo);
        HostResult second = host.Run(sudo);
        HostResult own = host.Run(sudo with { User = "alice", Environment = new Dictionary<string, string>() });

        Assert.That(first.Stderr, Does.StartWith("recipe-runner: building (first use, or the sources changed)..."), first.ToString());
        Assert.That(first.Stdout, Does.Contain("Plan: "), first.ToString());
        Assert.That(second.Stderr, Is.Empty, "built already");
        Assert.That(own.Stderr, Is.Empty, "the user's own build, and not built again");
        Assert.That(own.Stdout, Does.Contain("Plan: "));
        Assert.That(host.Run("find", "/home/alice", "!", "-user", "alice").Stdout, Is.Empty, "everything belongs to the calling user");
        Assert.That(host.Run("find", Checkout, "(", "-name", "bin", "-o", "-name", "obj", ")").Stdout, Is.Empty, "nothing is built into the sources");
    }
}
