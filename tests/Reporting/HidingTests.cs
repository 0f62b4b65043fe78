namespace RecipeRunner.Tests.Reporting;

public sealed class HidingTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void What_a_recipe_hides_shows_nowhere(bool converges)
    {
        using Kitchen kitchen = new Kitchen().Recipe("""
            Hide("sword\nfish");
            Hide(null);
            Warn("the words are sword and fish");
            File("/etc/word", new() { Content = "word: sword\nword: fish\n" });
            Execute("say it", new() { Command = "echo sword" });
            """);
        kitchen.Fake.Command("echo *").Returns(1, stdout: "a fish");
        string said = (converges ? kitchen.Converge() : kitchen.Plan()).ToString();
        Assert.That(said, Does.Not.Contain("sword").And.Not.Contain("fish").And.Contain("the words are ******** and ********"));
        if (converges) Assert.That(kitchen.Fake.ReadText("/etc/word"), Is.EqualTo("word: sword\nword: fish\n"));
    }
}
