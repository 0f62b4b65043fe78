using RecipeRunner.Authoring.Checking;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Authoring.Checking;

public class ShippedCookbooksTests
{
    [Test]
    public void Nothing_is_found_in_the_shipped_cookbooks_and_the_files_beside_them() =>
        Assert.That(new Checker(shipped: null, cache: null).Check(Repository.Root).Findings, Is.Empty);
}
