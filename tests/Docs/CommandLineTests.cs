namespace RecipeRunner.Tests.Docs;

/// <summary>Pages that walk through commands: each command and each of its options exists.</summary>
public sealed class CommandLineTests
{
    [TestCase("docs/custom-cookbooks.md")]
    [TestCase("docs/leaving-opsworks.md")]
    [TestCase("docs/opsworks.md")]
    public void What_a_page_says_to_type_exists(string page)
    {
        string[] lines = [.. Pages.Blocks(page).Where(b => b.Language == "sh").SelectMany(b => b.Code.Split('\n')).Where(TypedCommand.IsOne)];
        Assert.That(lines, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (string line in lines) TypedCommand.Check(line);
        });
    }
}
