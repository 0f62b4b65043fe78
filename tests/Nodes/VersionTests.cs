using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

public sealed class VersionTests
{
    [TestCase("= 1.0", "1.0.0", true)]
    [TestCase("1.0", "1.0.1", false)]
    [TestCase("> 1.0", "1.0.0", false)]
    [TestCase(">= 1.0", "1.0.0", true)]
    [TestCase("< 2", "1.99.99", true)]
    [TestCase("<= 2.0.0", "2.0.1", false)]
    [TestCase("~> 1.2", "1.2.0", true)]
    [TestCase("~> 1.2", "1.10.0", true)]
    [TestCase("~> 1.2", "2.0.0", false)]
    [TestCase("~> 1.2", "1.1.9", false)]
    [TestCase("~> 1.2.3", "1.2.10", true)]
    [TestCase("~> 1.2.3", "1.3.0", false)]
    [TestCase("~>1.2.3", "1.2.2", false)]
    [TestCase(">=1.0", "10.0", true)]
    public void A_constraint_is_judged_as_in_Chef(string constraint, string version, bool satisfied) =>
        Assert.That(VersionConstraint.Parse(constraint).IsSatisfiedBy(CookbookVersion.Parse(version)), Is.EqualTo(satisfied));

    [Test]
    public void Any_version_satisfies_no_constraint() =>
        Assert.That(VersionConstraint.Any.IsSatisfiedBy(CookbookVersion.Parse("0.0.0")), Is.True);

    [TestCase("")]
    [TestCase(">>1.0")]
    [TestCase("~> a")]
    [TestCase("= 1.2.3.4")]
    [TestCase("= 1.2-beta")]
    public void Anything_else_is_no_constraint(string text) =>
        Assert.That(() => VersionConstraint.Parse(text), Throws.TypeOf<FormatException>());

    [TestCase("1")]
    [TestCase("1.2.3.4")]
    [TestCase("v1.2")]
    [TestCase("1.-2")]
    [TestCase("1..2")]
    public void A_version_has_two_or_three_numbers(string text) => Assert.That(CookbookVersion.TryParse(text, out _), Is.False);
}
