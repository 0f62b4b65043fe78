using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>The Debian package on an instance that has neither .NET nor a network: systemd, and what apt has fetched before.</summary>
[SystemTest]
public sealed class InstalledPackageTests
{
    private const string Folder = "/srv/node";
    private ThrowawayHost host = null!;
    private HostResult run = null!;

    [OneTimeSetUp]
    public void InstallAndConverge()
    {
        host = ThrowawayHost.Start(new() { Systemd = true, WithoutDotnet = true, Layer = HostLayer.AptReady, Binds = [DebianPackage.Bind] });
        host.AddUser("alice");
        host.Run("apt-get", "install", "-y", "--no-install-recommends", DebianPackage.InHost).Ok();
        // Only the run list: the cookbooks are the package's.
        host.Shell($"mkdir {Folder} && cp /opt/recipe-runner/node.json {Folder}").Ok();
        run = host.Run(Command("converge")).Ok();
    }

    [OneTimeTearDown]
    public void Stop() => host?.Dispose();

    [Test]
    public void It_does_the_main_job_without_a_dotnet()
    {
        Assert.That(host.Shell("command -v dotnet; find /usr/share/dotnet /usr/lib/dotnet -type f").Stdout, Is.Empty);
        Assert.That(run.Stdout, Does.Contain("- install version 2.").And.Match(@"Converged: \d+ of \d+ resources updated in "));
        Assert.That(host.Run("curl", "--silent", "--max-time", "5", "http://localhost:8082/").Stdout.Trim(), Is.EqualTo("app21 of app2 answered"));
    }

    [Test]
    public void A_second_run_changes_nothing_and_a_user_s_plan_agrees()
    {
        ChangeMark mark = host.Mark();

        Assert.That(host.Run(Command("converge")).Ok().Stdout, Does.Contain("Converged: 0 of "));

        Assert.That(Checkout.ChangesSince(mark, host), Is.Empty);
        Assert.That(host.Run(Command("plan") with { User = "alice" }).Ok().Stdout, Does.Contain("Plan: 0 would be updated"));
    }

    [Test]
    public void A_cookbook_of_one_s_own_uses_those_of_the_package()
    {
        host.Write("/srv/own/web/metadata.json", """{ "name": "web", "depends": { "haproxy": ">= 0.0.0" } }""");
        host.Write("/srv/own/web/recipes/default.csx", "Log($\"port {node[\"haproxy\"][\"maxconn\"]}\");\n");

        HostResult plan = host.Run(Command("plan", "-o", "recipe[web]", "--cookbook-path", "/srv/own") with { User = "alice" });

        Assert.That(plan.Stdout, Does.Match("port [0-9]+"), plan.ToString());
    }

    [Test]
    public void A_user_tests_cookbooks_without_an_SDK()
    {
        HostResult tests = host.Run(Command("test", "/opt/recipe-runner/cookbooks/haproxy") with { User = "alice" });

        Assert.That(tests.Ok().Stdout, Does.Match(@"
\d+ passed in ").And.Contain("resources touched"));
    }

    [Test]
    public void Bash_completes_it_and_its_manual_page_stands_where_man_looks()
    {
        string completed = host.Run("bash", "-c", """
            source /usr/share/bash-completion/completions/recipe-runner
            complete -p recipe-runner
            COMP_WORDS=(recipe-runner plan --why) COMP_CWORD=2
            _recipe_runner recipe-runner --why plan
            echo "${COMPREPLY[@]}"
            """).Ok().Stdout;

        Assert.That(completed, Is.EqualTo("complete -F _recipe_runner recipe-runner\n--why-run\n"));
        Assert.That(host.Shell("zcat /usr/share/man/man8/recipe-runner.8.gz").Ok().Stdout, Does.StartWith(".TH ").And.Contain(".SS \"recipe\\-runner converge "));
    }

    [Test]
    public void Nothing_of_the_package_is_missing_and_all_of_it_is_root_s()
    {
        Assert.That(host.Run("dpkg", "--verify", "recipe-runner").Ok().Stdout, Is.Empty);
        Assert.That(host.Shell("find /opt/recipe-runner ! -user root -o -type f -perm /022").Stdout, Is.Empty);
        // What editors show of the assemblies that cookbooks refer to, and of no others.
        Assert.That(host.Shell("cd /opt/recipe-runner/lib && LC_ALL=C ls *.xml").Stdout, Is.EqualTo("RecipeRunner.Testing.xml\nRecipeRunner.xml\nnunit.framework.xml\n"));
        Assert.That(host.Shell("ldd /opt/recipe-runner/lib/recipe-runner /opt/recipe-runner/lib/*.so | grep 'not found'").Stdout, Is.Empty);
    }

    /// <summary>On a host of its own: installed again over itself, as an upgrade does it, removed, and purged.</summary>
    [Test]
    public void An_upgrade_and_a_removal_leave_what_is_the_user_s()
    {
        using ThrowawayHost host = ThrowawayHost.Start(new() { Root = HostRoot.Debian, WithoutDotnet = true, Binds = [DebianPackage.Bind] });
        string[] mine = ["/opt/recipe-runner/cookbooks/mine/metadata.json", "/var/lib/recipe-runner/backup/etc/motd", "/var/cache/recipe-runner/cache/x"];
        foreach (string step in new[] { "-i", "-i", "-r", "-P" })
        {
            if (step == "-P") Assert.That(mine.Where(host.Exists), Is.EqualTo(mine), "after the removal");
            host.Run("dpkg", step, step == "-i" ? DebianPackage.InHost : "recipe-runner").Ok();
            if (step == "-i") foreach (string file in mine) host.Write(file, "mine");
        }

        Assert.That(mine.Where(host.Exists), Is.EqualTo(mine[..2]), "after the purge");
        string[] left = [.. host.Changes().Where(c => c.Kind == ChangeKind.Added).Select(c => c.Path).Except(mine)];
        Assert.That(left.Where(p => !mine.Any(m => m.StartsWith(p + "/", StringComparison.Ordinal)) && !p.StartsWith("/var/lib/dpkg/", StringComparison.Ordinal) && !p.StartsWith("/var/log/", StringComparison.Ordinal)), Is.Empty);
    }

    private static HostCommand Command(params string[] arguments) =>
        new("recipe-runner", arguments) { WorkingFolder = Folder, Timeout = TimeSpan.FromMinutes(3) };
}
