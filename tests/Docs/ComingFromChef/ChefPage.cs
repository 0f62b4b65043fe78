namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>docs/coming-from-chef.md.</summary>
internal static class ChefPage
{
    public static IReadOnlyList<ChefRow> Rows { get; } = [.. ChefRow.In(Pages.Read("docs/coming-from-chef.md"))];

    /// <summary>The rows that point to a kind of vectors.</summary>
    public static IEnumerable<TestCaseData> Of(string kind) => Rows.Where(row => row.Vector?.Kind == kind).Select(Case);

    public static TestCaseData Case(ChefRow row) => new TestCaseData(row).SetName(row.ToString());
}
