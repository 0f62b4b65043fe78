using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

internal sealed class NamedPlaceTests
{
    [TestCase("cookbooks/web/recipes/default.csx:3: it does not exist", "cookbooks/web/recipes/default.csx", 3, 0)]
    [TestCase("cookbooks/web/recipes/default.csx:3:12: CS1002: ; expected.", "cookbooks/web/recipes/default.csx", 3, 12)]
    [TestCase("  called from /srv/a:b/libraries/Ports.cs:6", "/srv/a:b/libraries/Ports.cs", 6, 0)]
    [TestCase("cookbooks/web/templates/nginx.conf:1:2: 'x' is not defined", "cookbooks/web/templates/nginx.conf", 1, 2)]
    public void A_line_that_begins_with_a_place_names_it(string line, string file, int number, int column) =>
        Assert.That(NamedPlace.In(line), Is.EqualTo(new NamedPlace(file, number, column, IsDeclaration: false)));

    [Test]
    public void Where_a_resource_is_declared_is_known_as_that() =>
        Assert.That(NamedPlace.In("declared at recipes/default.csx:1 in web::default"), Is.EqualTo(new NamedPlace("recipes/default.csx", 1, 0, IsDeclaration: true)));

    [TestCase("the port 80:80 is taken", Description = "no source")]
    [TestCase("main.c:12:5: error: ';' expected", Description = "what a command printed")]
    [TestCase("node.json:3:12: malformed JSON", Description = "may hold a password")]
    [TestCase("see recipes/default.csx:3", Description = "not at the beginning")]
    [TestCase("recipes/default.csx:0: nothing", Description = "lines begin at 1")]
    [TestCase("recipes/default.csx:99999999999: too far")]
    [TestCase(":3: no name")]
    [TestCase("")]
    public void Other_lines_name_none(string line) => Assert.That(NamedPlace.In(line), Is.Null);
}
