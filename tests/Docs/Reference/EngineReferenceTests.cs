using RecipeRunner.Authoring.Documenting;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Docs.Reference;

/// <summary>docs/resources is what the sources say.</summary>
internal sealed class EngineReferenceTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "resources");

    [Test]
    public void The_pages_are_those_of_the_sources()
    {
        IReadOnlyDictionary<string, string> pages = EngineReference.Pages;
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
            Directory.CreateDirectory(Folder);
            foreach ((string name, string text) in pages) File.WriteAllText(Path.Combine(Folder, name), text);
        }
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileName), Is.EquivalentTo(pages.Keys), "UPDATE_SNAPSHOTS=1 writes them anew");
        Assert.Multiple(() =>
        {
            foreach ((string name, string text) in pages) Assert.That(File.ReadAllText(Path.Combine(Folder, name)), Is.EqualTo(text), $"{name} is stale; UPDATE_SNAPSHOTS=1 writes it anew");
        });
    }

    [Test]
    public void A_resource_says_all_that_its_page_has_room_for() => Assert.Multiple(() =>
    {
        foreach (ResourceDoc resource in EngineReference.Resources)
        {
            Assert.That(resource.Summary, Is.Not.Empty, resource.Name);
            Assert.That(resource.Example, Is.Not.Null, $"{resource.Name} has no <example><code>");
            Assert.That(resource.Calls, Is.Not.Empty, $"{resource.Name} has no verb");
            Assert.That(resource.Actions.Where(action => action.Meaning.Length == 0).Select(action => action.Name), Is.Empty, $"{resource.Name}: <action name=\"…\"> says what one means");
            Assert.That(resource.AllProperties.Where(property => property.Meaning.Length == 0).Select(property => property.Name), Is.Empty, resource.Name);
        }
    });
}
