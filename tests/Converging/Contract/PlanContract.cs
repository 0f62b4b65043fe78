using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>
/// What a plan promises: its certain steps all happen, in their order, and nothing happens that was neither certain nor <i>may</i>;
/// without any <i>may</i>, plan and converge are equal to the letter. A failure is foretold like a step.
/// </summary>
internal static class PlanContract
{
    /// <summary>How a converge broke the plan made before it; null when it did not.</summary>
    public static string? Breach(RecipeTestResult plan, RecipeTestResult converge)
    {
        IReadOnlyList<PlayedAction> foretold = PlayedAction.Of(plan), happened = PlayedAction.Of(converge);
        if (foretold.Any(action => action.IsMay)) return Breach(foretold, happened, converge.Error);
        if (plan.Error is null != converge.Error is null) return $"The plan ended with {plan.Error?.Message ?? "success"}, the converge with {converge.Error?.Message ?? "success"}.";
        string? planned = foretold.Select(a => a.ToTheLetter).Except(happened.Select(a => a.ToTheLetter)).FirstOrDefault();
        return foretold.Select(a => a.ToTheLetter).SequenceEqual(happened.Select(a => a.ToTheLetter))
            ? null
            : $"Nothing was doubtful, yet they are not equal to the letter{(planned is null ? "." : $": {planned} was only planned.")}";
    }

    private static string? Breach(IReadOnlyList<PlayedAction> foretold, IReadOnlyList<PlayedAction> happened, Exception? error)
    {
        var certain = foretold.Where(action => action.Counts).ToList();
        var possible = foretold.Where(action => action.IsMay).ToList();
        var excused = new HashSet<string>();
        foreach (PlayedAction action in happened.Where(action => action.Counts))
        {
            if (certain.Count > 0 && Keeps(certain[0], action)) certain.RemoveAt(0);
            // A composite resource that may be another one may declare anything.
            else if (foretold.Any(may => may.Status == ActionStatus.MayUpdate && action.Around.Contains(may.What))) continue;
            else if (possible.Find(may => may.Name == action.Name) is { } may)
            {
                possible.Remove(may);
                if (action.Status == ActionStatus.Failed) excused.UnionWith([may.What, .. action.Around]);
            }
            else if (action.Status == ActionStatus.Failed && excused.Contains(action.What)) continue;
            // A failure that was possible cut off what was certain; what was notified before still happens, on another machine than was planned.
            else if (error is not null && excused.Count > 0 && foretold.Any(planned => planned.What == action.What)) certain.Clear();
            else return $"This happened and the plan did not say so (next certain was {(certain.Count == 0 ? "nothing" : certain[0].ToTheLetter)}): {action.ToTheLetter}";
        }
        return error is null && certain.Count > 0 ? $"This was certain and did not happen, or not in its turn: {certain[0].ToTheLetter}" : null;
    }

    private static bool Keeps(PlayedAction promise, PlayedAction action) =>
        promise.Name == action.Name
        && (promise.Status == ActionStatus.Failed) == (action.Status == ActionStatus.Failed)
        && (promise.IsMay ? !promise.CertainSteps.Except(action.Steps).Any() : promise.Steps.SequenceEqual(action.Steps));
}
