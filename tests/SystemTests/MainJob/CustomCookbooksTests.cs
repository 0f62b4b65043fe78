using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Custom cookbooks of a stack, fetched by root with the real git, by a process that is killed on its way.</summary>
[SystemTest]
public sealed class CustomCookbooksTests
{
    private const string Cookbooks = $"{Checkout.State}/cookbooks";
    private const string Git = "git -c user.name=Test -c user.email=test@mirror.example -C /srv/origin";

    private Checkout checkout = null!;

    private ThrowawayHost Host => checkout.Host;

    private string Current => Host.Shell($"readlink {Cookbooks}/current").Stdout.Trim();

    [OneTimeSetUp]
    public void Start()
    {
        checkout = Checkout.Start(new());
        Host.Shell("git init -q -b main /srv/origin").Ok();
        Host.Write("/srv/origin/shop/metadata.json", """{ "name": "shop", "version": "1.0.0" }""");
        Host.Write($"{Checkout.Folder}/stack.json", """
            {
              "run_list": ["recipe[shop]"],
              "opsworks_custom_cookbooks": { "enabled": true, "scm": { "type": "git", "repository": "file:///srv/origin", "revision": "main" } }
            }
            """);
        Commit("one");
        Update().Ok();
    }

    [OneTimeTearDown]
    public void Stop() => checkout?.Dispose();

    private void Commit(string word)
    {
        Host.Write("/srv/origin/shop/recipes/default.csx", $"File(\"/srv/deployed\", new() {{ Content = \"{word}\" }});");
        Host.Shell($"{Git} add -A; {Git} commit -qm {word}").Ok();
    }

    private HostResult Update() => Host.Run(Checkout.Command("opsworks", "update-cookbooks", "-j", "stack.json"));

    private string Converged()
    {
        checkout.Converge("-j", "stack.json").Ok();
        return Host.Read("/srv/deployed");
    }

    /// <summary>Commands of the fetch that the run is killed in, by a program of that name that stands in front of the real one.</summary>
    [TestCase("git", "*fetch*")]
    [TestCase("cp", "*reflink*")]
    public void A_fetch_that_is_killed_leaves_the_old_ones_and_the_next_brings_it_to_its_end(string program, string when)
    {
        string before = Current, word = Converged();
        Commit(program);
        string real = Host.Shell($"command -v {program}").Stdout.Trim();
        Host.Write($"/usr/local/sbin/{program}", $"#!/bin/sh\ncase \"$*\" in {when}) kill -9 $PPID;; esac\nexec {real} \"$@\"\n", "0755");
        Assert.That(Update().ExitCode, Is.EqualTo(137));
        Assert.That((Current, Converged()), Is.EqualTo((before, word)));

        Host.Run("rm", $"/usr/local/sbin/{program}").Ok();
        Update().Ok();
        Assert.That((Current == before, Converged()), Is.EqualTo((false, program)));
        JsonNode record = JsonNode.Parse(Host.Read($"{Checkout.State}/runs/latest"))!;
        Assert.That((string?)record["cookbook_revision"], Is.EqualTo(Path.GetFileName(Current)));
    }

    [Test]
    public void They_are_for_root_alone_and_a_plan_of_others_says_so()
    {
        Host.AddUser("somebody");
        HostResult plan = Host.Run(Checkout.Command("plan", "-j", "stack.json") with { User = "somebody" });
        Assert.That(plan.ExitCode, Is.EqualTo(3));
        Assert.That(plan.ToString(), Does.Contain($"The fetched cookbooks in {Cookbooks} are for root only"));
    }
}
