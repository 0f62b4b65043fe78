using System.Diagnostics;
using System.Text;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

internal sealed class UnifiedDiffTests
{
    private static string Diff(string before, string after) => UnifiedDiff.Of("/f", Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(after));

    private static string Numbered(int count, Func<int, string?>? change = null) =>
        string.Concat(Enumerable.Range(1, count).Select(i => (change?.Invoke(i) ?? $"line {i}") + "\n"));

    [Test]
    public void Equal_content_has_no_diff() => Assert.That(Diff("a\n", "a\n"), Is.Empty);

    [Test]
    public void A_new_file_is_all_plus() => Assert.That(Diff("", "a\nb\n"), Is.EqualTo("--- /f\n+++ /f (new)\n@@ -0,0 +1,2 @@\n+a\n+b\n"));

    [Test]
    public void A_removed_file_is_all_minus() => Assert.That(Diff("a\n", ""), Is.EqualTo("--- /f\n+++ /f (new)\n@@ -1 +0,0 @@\n-a\n"));

    [Test]
    public void Three_lines_stand_around_a_change() => Assert.That(
        Diff(Numbered(10), Numbered(10, i => i == 5 ? "new" : null)),
        Is.EqualTo("--- /f\n+++ /f (new)\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+new\n line 6\n line 7\n line 8\n"));

    [TestCase(12, 1, TestName = "Changes_whose_surroundings_meet_share_a_hunk")]
    [TestCase(13, 2, TestName = "Changes_further_apart_have_hunks_of_their_own")]
    public void Hunks(int second, int hunks)
    {
        string diff = Diff(Numbered(20), Numbered(20, i => i == 5 || i == second ? "new" : null));
        Assert.That(diff.Split("@@ -").Length - 1, Is.EqualTo(hunks));
    }

    [Test]
    public void A_missing_last_newline_shows() => Assert.That(
        Diff("a\nb", "a\nb\n"), Is.EqualTo("--- /f\n+++ /f (new)\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"));

    [Test]
    public void Windows_line_ends_are_a_difference() => Assert.That(Diff("a\r\n", "a\n"), Does.EndWith("-a\r\n+a\n"));

    [Test]
    public void Binary_content_is_one_line_with_sizes() =>
        Assert.That(UnifiedDiff.Of("/f", [1, 0, 2], new byte[2048]), Is.EqualTo("binary content: 3 bytes before, 2.0 KiB after\n"));

    [Test]
    public void Content_that_is_not_UTF8_counts_as_binary() => Assert.That(UnifiedDiff.Of("/f", [0xff], "a"u8), Does.StartWith("binary content"));

    [Test]
    public void Very_big_content_is_one_line_with_sizes() => Assert.That(
        UnifiedDiff.Of("/f", "a"u8, Encoding.UTF8.GetBytes(new string('x', UnifiedDiff.MostBytes + 1))),
        Is.EqualTo("content is too big for a diff: 1 byte before, 10.0 MiB after\n"));

    [Test]
    public void A_long_diff_is_cut_and_says_so()
    {
        string diff = Diff("", Numbered(UnifiedDiff.MostLines + 5));
        Assert.That(diff, Does.EndWith("+line 2000\n... 5 more lines of this diff are not shown\n"));
    }

    [Test]
    public void Patch_can_apply_any_diff()
    {
        var random = new Random(7);
        for (int round = 0; round < 30; round++)
        {
            string before = Numbered(60, _ => $"{random.Next(12)}"), after = Numbered(60, _ => $"{random.Next(12)}");
            Assert.That(Patched(before, Diff(before, after)), Is.EqualTo(after));
        }
    }

    [TestCase("edits at both ends")]
    [TestCase("shuffled")]
    [TestCase("nothing in common")]
    public void Ten_thousand_lines_take_less_than_two_seconds(string kind)
    {
        string before = Numbered(10_000);
        string after = kind switch
        {
            "shuffled" => string.Concat(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).OrderBy(l => l.GetHashCode() ^ 12345).Select(l => l + "\n")),
            "nothing in common" => Numbered(10_000, i => $"other {i}"),
            _ => Numbered(10_000, i => i is 1 or 10_000 ? "new" : null),
        };
        var watch = Stopwatch.StartNew();
        string diff = Diff(before, after);
        TestContext.Out.WriteLine($"{kind}: {watch.ElapsedMilliseconds} ms");
        Assert.That(diff, Is.Not.Empty);
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    /// <summary>Applies a diff in the simplest way, trusting its line numbers.</summary>
    private static string Patched(string before, string diff)
    {
        string[] old = before.Split('\n');
        var result = new StringBuilder();
        int at = 0;
        foreach (string line in diff.Split('\n').Skip(2))
        {
            if (line.StartsWith("@@"))
            {
                string[] range = line.Split(' ')[1][1..].Split(',');
                int start = int.Parse(range[0]) - (range is [_, "0"] ? 0 : 1);
                while (at < start) result.Append(old[at++]).Append('\n');
            }
            else if (line.StartsWith('+')) result.Append(line[1..]).Append('\n');
            else if (line.Length > 0)
            {
                Assert.That(old[at], Is.EqualTo(line[1..]));
                if (line[0] == ' ') result.Append(old[at]).Append('\n');
                at++;
            }
        }
        while (at < old.Length - 1) result.Append(old[at++]).Append('\n');
        return result.ToString();
    }
}
