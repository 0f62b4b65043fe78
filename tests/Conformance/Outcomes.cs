using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Conformance;

internal static class Outcomes
{
    /// <summary>How an action ended, by the word of the vectors. What would be updated counts as updated there.</summary>
    public static string Of(ActionStatus status) => status switch
    {
        ActionStatus.Updated or ActionStatus.WouldUpdate or ActionStatus.MayUpdate => "updated",
        ActionStatus.UpToDate => "up_to_date",
        ActionStatus.Skipped => "skipped",
        _ => "failed",
    };
}
