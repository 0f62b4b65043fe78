using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>A deploy by root for another user, with the real git, that is killed on its way.</summary>
[SystemTest]
public sealed class DeployTests
{
    private const string App = "/srv/www/shop";
    private const string Git = "git -c user.name=Test -c user.email=test@mirror.example -C /srv/origin";
    private const string Recipe = """
        Deploy("/srv/www/shop", new()
        {
            Repository = "file:///srv/origin",
            User = "shop",
            KeepReleases = 2,
            SymlinkBeforeMigrate = new Dictionary<string, string>(),
            BeforeMigrate = release => File($"{release.Path}/made-by-root", new() { Owner = "shop" }),
            BeforeSymlink = _ => Execute("kill -9 $PPID", new() { OnlyIf = "test -e /srv/before_switch" }),
            BeforeRestart = _ => Execute("kill -9 $PPID", new() { OnlyIf = "test -e /srv/after_switch" }),
            RestartCommand = "id -un >/srv/www/shop/shared/restarted; cat index.html >>/srv/www/shop/shared/restarted",
        });
        """;

    private Checkout checkout = null!;

    private ThrowawayHost Host => checkout.Host;

    [OneTimeSetUp]
    public void Start()
    {
        checkout = Checkout.Start(new());
        Host.AddUser("shop");
        checkout.AddCookbook("shop", Recipe);
        // The repository is root's: git would not let the user have it.
        Host.Write("/etc/gitconfig", "[safe]\n\tdirectory = *\n");
        Host.Shell($"git init -q -b main /srv/origin; mkdir -p /srv/www").Ok();
        Commit("one");
        Converge().Ok();
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    private void Commit(string content) => Host.Shell($"echo {content} >/srv/origin/index.html; {Git} add -A; {Git} commit -qm {content}").Ok();

    private HostResult Converge() => checkout.Converge("-o", "recipe[shop]");

    private string Live => Host.Read($"{App}/current/index.html").Trim();

    [Test]
    public void The_releases_are_the_users_and_commands_run_as_the_user()
    {
        Assert.That(Host.Read($"{App}/shared/restarted"), Is.EqualTo($"shop\n{Live}\n"));
        Assert.That(Host.Shell($"find {App} ! -user shop ! -name .history").Stdout, Is.Empty);
        Assert.That(Converge().Ok().Stdout, Does.Contain("Converged: 0 of 1 resources updated"));
    }

    [TestCase("before_switch", false)]
    [TestCase("after_switch", true)]
    public void A_run_that_is_killed_leaves_a_whole_release_live_and_the_next_brings_it_to_its_end(string where, bool isNewLive)
    {
        string before = Live;
        Commit(where);
        Host.Write($"/srv/{where}", "");
        Assert.That(Converge().ExitCode, Is.EqualTo(137));
        Assert.That(Live, Is.EqualTo(isNewLive ? where : before));
        Assert.That(Host.Exists($"{App}/current/made-by-root"));

        Host.Run("rm", $"/srv/{where}").Ok();
        Converge().Ok();
        Assert.That((Live, Host.Read($"{App}/shared/restarted")), Is.EqualTo((where, $"shop\n{where}\n")));
        Assert.That(Host.Shell($"ls {App}/releases | wc -l").Stdout.Trim(), Is.EqualTo("2"));
        Assert.That(Converge().Ok().Stdout, Does.Contain("Converged: 0 of 1 resources updated"));
    }
}
