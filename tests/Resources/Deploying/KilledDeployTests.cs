using RecipeRunner.Machines;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>A deploy that is killed at each instant, and the run after it.</summary>
[TestFixture]
public sealed class KilledDeployTests
{
    private const string App = "/srv/www/shop";
    private FakeMachine machine = null!;
    private FakeGit git = null!;
    private int restarts;

    [TestCase(false, "")]
    [TestCase(true, "")]
    [TestCase(false, "a")]
    [TestCase(true, "a")]
    [TestCase(false, "abcd")]
    [TestCase(true, "abcd")]
    public void At_each_instant_current_leads_to_a_whole_release_and_the_next_run_brings_it_to_its_end(bool isByRevision, string before)
    {
        int changes = 0;
        do
        {
            Begin();
            foreach (char version in before)
            {
                git.Commit(version);
                RecipeTest.On(machine).Converge(Recipe(isByRevision));
            }
            git.Commit('e');
            restarts = 0;
            var mortal = new MortalMachine(machine, changes);
            git.Writing = mortal.Files;
            RecipeTestResult killed = RecipeTest.On(mortal).TryConverge(Recipe(isByRevision));
            git.Writing = machine.Files;
            Assert.That(mortal.IsDead, Is.EqualTo(killed.Error is not null), killed.Error?.ToString());
            string? live = Live();
            if (before.Length > 0) Assert.That(live, Is.Not.Null, $"killed after {changes} changes");
            if (live is not null) AssertIsWhole(live, changes);

            RecipeTestResult next = RecipeTest.On(machine).Converge(Recipe(isByRevision));
            Assert.That(machine.ReadText($"{App}/current/index.html"), Is.EqualTo(git.Head));
            AssertIsWhole(Live()!, changes);
            Assert.That(restarts, Is.GreaterThanOrEqualTo(1), $"killed after {changes} changes");
            Assert.That(RecipeTest.On(machine).Converge(Recipe(isByRevision)).Updated, Is.Zero);
            Assert.That(machine.Files.List($"{App}/releases").Where(name => name != ".history").Count(), Is.EqualTo(Math.Min(before.Length + 1, 3)), $"killed after {changes} changes");
            if (killed.Error is null) break;
        }
        while (++changes < 200);
        Assert.That(changes, Is.InRange(10, 199), "it was killed in between, and came to its end at last");
    }

    private void Begin()
    {
        machine = FakeMachine.Debian12();
        machine.Command("restart").Does(_ => restarts++);
        git = new(machine);
    }

    private static Action Recipe(bool isByRevision) => () =>
    {
        if (isByRevision) DeployRevision(App, new() { Repository = FakeGit.Url, RestartCommand = "restart", KeepReleases = 3 });
        else Deploy(App, new() { Repository = FakeGit.Url, RestartCommand = "restart", KeepReleases = 3 });
    };

    private string? Live() => machine.Files.LinkStat($"{App}/current") is null ? null : machine.Files.ReadLink($"{App}/current");

    private void AssertIsWhole(string release, int changes)
    {
        string version = machine.ReadText($"{release}/{FakeGit.Names[0]}");
        Assert.That(machine.ReadText($"{release}/{FakeGit.Names[1]}"), Is.EqualTo(version), $"killed after {changes} changes");
        foreach (string link in (string[])["log", "tmp/pids", "public/system", "config/database.yml"])
            Assert.That(machine.Files.LinkStat($"{release}/{link}")?.Kind, Is.EqualTo(FileKind.SymbolicLink), $"{link}, killed after {changes} changes");
    }
}
