using RecipeRunner.Authoring.Checking;
using RecipeRunner.Tests.Machines;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Authoring.Checking;

public class ShippedCookbooksTests
{
    [Test]
    public void Nothing_is_found_in_the_shipped_cookbooks_and_the_files_beside_them()
    {
        using var cache = new TemporaryFolder();
        Assert.That(new Checker(shipped: null, cache).Check(Repository.Root).Findings, Is.Empty);
    }
}
