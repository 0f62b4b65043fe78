using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Docs;

internal sealed class ChecksPageTests
{
    [Test]
    public void The_page_says_what_the_rules_say()
    {
        string path = Path.Combine(Repository.Root, "docs/checks.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") File.WriteAllText(path, ChecksPage.Text());
        Assert.That(File.Exists(path) ? File.ReadAllText(path) : "", Is.EqualTo(ChecksPage.Text()), "docs/checks.md is stale; UPDATE_SNAPSHOTS=1 rewrites it.");
    }
}
