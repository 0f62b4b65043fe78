using RecipeRunner.Authoring.Checking.Rules;

namespace RecipeRunner.Authoring.Checking.Ignoring;

/// <summary>Takes out the findings that comments say to ignore, and judges the comments.</summary>
internal static class IgnoreJudge
{
    /// <param name="findings">All that was found.</param>
    /// <param name="ignores">The comments.</param>
    /// <param name="isChecked">Whether the rules looked at a file; in one that does not compile a comment is not known to be needless.</param>
    public static IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings, IReadOnlyList<Ignore> ignores, Func<string, bool> isChecked)
    {
        if (ignores.Count == 0) return findings;
        var left = findings.Where(f => !ignores.Any(i => i.Covers(f))).ToList();
        foreach (Ignore ignore in ignores)
        {
            if (!RuleBook.Rules.Any(r => r.Code == ignore.Code)) left.Add(IgnoreOfUnknownRule.At(ignore));
            else if (ignore.Reason.Length == 0) left.Add(IgnoreWithoutReason.At(ignore));
            else if (isChecked(ignore.At.File) && !findings.Any(ignore.Covers)) left.Add(NeedlessIgnore.At(ignore));
        }
        return left;
    }
}
