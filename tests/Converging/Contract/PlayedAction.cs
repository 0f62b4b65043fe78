using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>An action as a plan or a converge told of it, with the composite resources around it.</summary>
internal sealed record PlayedAction(ActionCompleted Told, IReadOnlyList<string> Around)
{
    public string What => $"{Told.Resource.Key} {Told.Action}";

    public string Name => $"{What}{(Told.Resource.NotifiedBy is null ? "" : " (notified)")}";

    public ActionStatus Status => Told.Status;

    public bool IsMay => Status == ActionStatus.MayUpdate || Told.Changes.Any(change => change.MayBecause is not null);

    public bool Counts => Status is ActionStatus.Updated or ActionStatus.WouldUpdate or ActionStatus.Failed;

    public IEnumerable<string> CertainSteps => Told.Changes.Where(change => change.MayBecause is null).Select(Text);

    public IEnumerable<string> Steps => Told.Changes.Select(Text);

    /// <summary>All that is told of it, in words that a plan and a converge share.</summary>
    public string ToTheLetter =>
        $"{Told.Resource.Key} {Told.Action} by {Told.Resource.NotifiedBy ?? "itself"}: {(Status == ActionStatus.WouldUpdate ? ActionStatus.Updated : Status)} [{string.Join("; ", Steps)}]";

    public static IReadOnlyList<PlayedAction> Of(RecipeTestResult result)
    {
        var played = new List<PlayedAction>();
        var open = new Stack<string>();
        foreach (RunEvent told in result.Events)
        {
            if (told is ActionStarted begun) open.Push($"{begun.Resource.Key} {begun.Action}");
            if (told is not ActionCompleted ended) continue;
            open.Pop();
            played.Add(new(ended, [.. open]));
        }
        return played;
    }

    public override string ToString() =>
        $"{new string(' ', 2 * Around.Count)}{Told.Resource.Key} {Told.Action} by {Told.Resource.NotifiedBy ?? "itself"}: {Status}"
        + (Told.Reason is null ? "" : $" ({Told.Reason})")
        + string.Concat(Told.Changes.Select(change => $"\n{new string(' ', 2 * Around.Count + 4)}- {change.Description}{(change.MayBecause is null ? "" : $" (may: {change.MayBecause})")}"));

    private static string Text(Change change) => change.Description + (change.Diff is null ? "" : "\n" + change.Diff.Value);
}
