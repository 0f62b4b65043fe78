namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>docs/coming-from-chef.md.</summary>
internal static class ChefPage
{
    public static IReadOnlyList<ChefRow> Rows { get; } = [.. ChefRow.In(Pages.Read("docs/coming-from-chef.md"))];

    public static TestCaseData Case(ChefRow row) => new TestCaseData(row).SetName(row.ToString());
}
