using RecipeRunner.Text;

namespace RecipeRunner.Tests.Text;

public sealed class NearestTests
{
    [TestCase("prot", "port")]
    [TestCase("tempalte", "template")]
    [TestCase("cookbook-file", "cookbook_file")]
    [TestCase("Haproxy", "haproxy")]
    [TestCase("servcies", "service")]
    public void A_slip_finds_its_name(string wanted, string expected) =>
        Assert.That(Nearest.Of(wanted, ["template", "port", "haproxy", "service", "cookbook_file"]), Is.EqualTo([expected]));

    [Test]
    public void What_is_far_is_not_offered() => Assert.That(Nearest.Of("database", ["port", "template"]), Is.Empty);

    [Test]
    public void At_most_three_are_offered_the_nearest_first() =>
        Assert.That(Nearest.Of("aaaaaa", ["aaaabb", "aaaaab", "aaaaac", "aaaabc"]), Is.EqualTo(["aaaaab", "aaaaac", "aaaabb"]));

    [TestCase("", "abc", 3)]
    [TestCase("abc", "acb", 1)]
    [TestCase("kitten", "sitting", 3)]
    public void Distance_counts_edits_and_swaps(string a, string b, int expected) => Assert.That(Nearest.Distance(a, b), Is.EqualTo(expected));

    [Test]
    public void The_hint_is_a_sentence_or_nothing()
    {
        Assert.That(Nearest.Hint("prot", ["port"]), Is.EqualTo(" Did you mean port?"));
        Assert.That(Nearest.Hint("x", []), Is.Empty);
    }
}
