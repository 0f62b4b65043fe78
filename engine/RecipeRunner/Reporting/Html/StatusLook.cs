namespace RecipeRunner.Reporting.Html;

/// <summary>How the status of an action looks: a word and a sign say it, a colour only helps.</summary>
/// <param name="Name">Its name in the style sheet.</param>
/// <param name="Sign">One character.</param>
/// <param name="Word">What people call it.</param>
internal sealed record StatusLook(string Name, string Sign, string Word)
{
    public static readonly StatusLook UpToDate = new("same", "=", "up to date");

    private static readonly StatusLook Updated = new("changed", "+", "updated");
    private static readonly StatusLook Skipped = new("skipped", "-", "skipped");
    private static readonly StatusLook Failed = new("failed", "\u00d7", "failed");
    private static readonly StatusLook Ignored = new("warned", "!", "failed, ignored");
    private static readonly StatusLook Would = new("changed", "+", "would be updated");
    private static readonly StatusLook May = new("warned", "?", "may be updated");

    public static StatusLook Of(ActionCompleted action) => action.Status switch
    {
        ActionStatus.Updated => Updated,
        ActionStatus.Skipped => Skipped,
        ActionStatus.Failed => action.IsIgnored ? Ignored : Failed,
        ActionStatus.WouldUpdate => Would,
        ActionStatus.MayUpdate => May,
        _ => UpToDate,
    };
}
