namespace RecipeRunner.Tests.Docs.Walkthroughs;

/// <summary>How the pages are read that a test follows step by step.</summary>
internal sealed class WalkthroughTests
{
    [Test]
    public void A_page_is_commands_files_and_changes_in_order()
    {
        IReadOnlyList<Step> steps = Walkthrough.Read("""
            # A page
            ```console
            $ cat a
            one
            $ cd /
            ```
            `dir/a.txt`
            ```
            one
            two
            ```
            `dir/a.txt`
            ```diff
             one
            -two
            +three
            ```
            ```csharp
            File("only to be read");
            ```
            """);

        Assert.That(steps.Select(s => (s.GetType(), s.Line)), Is.EqualTo(new[] { (typeof(CommandStep), 3), (typeof(CommandStep), 5), (typeof(FileStep), 9), (typeof(EditStep), 14) }));
        Assert.That(((CommandStep)steps[0]).Command, Is.EqualTo("cat a"));
        Assert.That(((CommandStep)steps[0]).Output, Is.EqualTo(new[] { "one" }));
        Assert.That(((CommandStep)steps[1]).Output, Is.Empty);
        Assert.That(((EditStep)steps[3]).Apply(((FileStep)steps[2]).Text), Is.EqualTo("one\nthree\n"));
    }

    [TestCase("two\ntwo\n")]
    [TestCase("one\n")]
    public void A_change_that_fits_nowhere_or_twice_is_told(string text) =>
        Assert.That(() => new EditStep(7, "a.txt", ["-two", "+three"]).Apply(text), Throws.TypeOf<FormatException>().With.Message.StartsWith("line 7: a.txt should have these lines once:\ntwo\n"));

    [TestCase("one|two", "one\ntwo\n", true)]
    [TestCase("one|two", "one\ntwo\nthree\n", false)]
    [TestCase("one|...", "one\ntwo\nthree\n", true)]
    [TestCase("...|three", "one\ntwo\nthree\n", true)]
    [TestCase("one|...|three", "one\nthree\n", true)]
    [TestCase("one|...|four", "one\ntwo\nthree\n", false)]
    [TestCase("in ... ms (c)", "in 1.5 ms (c)\n", true)]
    [TestCase("in ... ms (c)", "in 1.5 s (c)\n", false)]
    [TestCase("", "one\n", false)]
    public void Output_is_compared_to_the_letter_but_for_dots(string expected, string actual, bool same) =>
        Assert.That(ExpectedOutput.Difference(expected.Length == 0 ? [] : expected.Split('|'), actual), same ? Is.Null : Does.StartWith("--- the page says\n").And.Contain("\n--- it printed\n    "));
}
