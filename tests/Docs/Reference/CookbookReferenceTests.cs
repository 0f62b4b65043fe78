using RecipeRunner.Authoring;
using RecipeRunner.Authoring.Documenting;
using RecipeRunner.Tests.Cookbooks;

namespace RecipeRunner.Tests.Docs.Reference;

/// <summary>The references of the shipped cookbooks are what their sources say.</summary>
internal sealed class CookbookReferenceTests
{
    [Test]
    public void They_are_those_of_the_sources()
    {
        IReadOnlyList<ReferenceFile> references = ReferenceFile.Of(CookbookRepo.Find(Balancer.Cookbooks), shipped: null);
        Assert.That(references, Has.Count.EqualTo(2));
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
            foreach (ReferenceFile reference in references) reference.Write();
        Assert.That(references.Where(reference => !reference.IsCurrent).Select(reference => reference.Path), Is.Empty, "`recipe-runner docs cookbooks` writes them anew");
    }
}
