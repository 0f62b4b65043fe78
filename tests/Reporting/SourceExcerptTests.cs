using RecipeRunner.Reporting;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Reporting;

internal sealed class SourceExcerptTests
{
    private TemporaryFolder folder = null!;
    private string file = null!;

    [SetUp]
    public void SetUp() => file = (folder = new()) + "/default.csx";

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void A_caret_stands_below_the_word() =>
        Assert.That(Of("int x = 1;\nint yes = zero;\n", new(file, 2, 11, false)), Is.EqualTo("  2 | int yes = zero;\n    |           ^^^^\n"));

    [Test]
    public void A_caret_keeps_the_tabs_before_it() =>
        Assert.That(Of("\tFile(\"a b\");\n", new(file, 1, 7, false)), Is.EqualTo("  1 | \tFile(\"a b\");\n    | \t     ^^^^^\n"));

    [Test]
    public void A_mistake_at_the_end_of_a_line_is_shown_behind_it() =>
        Assert.That(Of("int x\n", new(file, 1, 6, false)), Is.EqualTo("  1 | int x\n    |      ^\n"));

    [Test]
    public void A_declaration_is_shown_until_its_brackets_close() =>
        Assert.That(Of("\nFile(\"/a\", new()\n{\n    Mode = \"0644\",\n});\nPackage(\"x\");\n", new(file, 2, 0, true)),
            Is.EqualTo("  2 | File(\"/a\", new()\n  3 | {\n  4 |     Mode = \"0644\",\n  5 | });\n"));

    [Test]
    public void A_long_line_is_shown_around_the_place()
    {
        string shown = Of(new string('a', 400) + " = b;" + new string(' ', 30) + new string('c', 400), new(file, 1, 404, false));
        string[] lines = shown.Split('\n');
        Assert.That(lines[0], Has.Length.LessThan(160));
        Assert.That(lines[0][lines[1].IndexOf('^', StringComparison.Ordinal)], Is.EqualTo('b'));
    }

    [Test]
    public void A_cut_is_marked_at_both_ends()
    {
        string[] lines = Of(new string('a', 200) + " wrong " + new string('c', 200), new(file, 1, 202, false)).Split('\n');
        Assert.That(lines[0], Does.StartWith("  1 | …a").And.EndsWith("c…"));
        Assert.That(lines[0].Substring(lines[1].IndexOf('^', StringComparison.Ordinal), 5), Is.EqualTo("wrong"));
    }

    [TestCase("Log(\"日本\", x);", 11, "    |             ^")]
    [TestCase("Log(\"🚀\", x);", 11, "    |           ^")]
    [TestCase("Log(\"e\u0301\", x);", 11, "    |          ^", Description = "an accent of its own takes no room")]
    public void A_caret_stands_below_the_place_behind_characters_of_another_width(string source, int column, string caret) =>
        Assert.That(Of(source + "\n", new(file, 1, column, false)).Split('\n')[1], Is.EqualTo(caret));

    [TestCase(7, 0)]
    [TestCase(1, 70)]
    public void A_place_that_is_not_there_any_more_shows_no_caret(int line, int column) =>
        Assert.That(Of("int x;\n", new(file, line, column, false)), Does.Not.Contain("^"));

    [Test]
    public void A_file_that_cannot_be_read_shows_nothing() => Assert.That(Shown(new(folder + "/none.csx", 1, 1, false)), Is.Empty);

    private string Of(string source, NamedPlace place)
    {
        File.WriteAllText(file, source);
        return Shown(place);
    }

    private static string Shown(NamedPlace place)
    {
        var capture = new Capture();
        SourceExcerpt.Write(capture.Output, place, "");
        return capture.Text;
    }
}
