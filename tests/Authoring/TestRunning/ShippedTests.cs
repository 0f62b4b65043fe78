using RecipeRunner.Authoring.TestRunning;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Authoring.TestRunning;

/// <summary>The tests that lie in the shipped cookbooks.</summary>
public sealed class ShippedTests
{
    [Test]
    public void All_of_them_pass()
    {
        using var cache = new TemporaryFolder();
        var warnings = new List<string>();
        TestReport report = new CookbookTestRunner(cache, warnings.Add).Run(Path.Combine(Repository.Root, "cookbooks"), filter: null, TimeSpan.FromMinutes(5));
        Assert.That(report.Outcomes.Where(o => o.Status != TestStatus.Passed).Select(o => $"{o.At} {o.Name}: {o.Message}"), Is.Empty);
        Assert.That(report.Cookbooks.Select(c => c.Cookbook), Is.EqualTo(new[] { "app_layer", "haproxy" }));
        Assert.That(report.Cookbooks.SelectMany(c => c.Coverage!.Untouched), Is.Empty);
        Assert.That(warnings, Is.Empty);
    }
}
