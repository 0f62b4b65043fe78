using System.Diagnostics;
using RecipeRunner.Machines;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>What came of an action. In a plan "updated" means that it would or may update.</summary>
/// <param name="Updated">Whether something changed.</param>
/// <param name="MayBecause">In a plan: why that is not certain; null when it is.</param>
internal readonly record struct ActionOutcome(bool Updated, string? MayBecause = null);

/// <summary>
/// Runs one action of one resource: guards, the steps from the present state, retries, and the events that tell of it.
/// </summary>
internal sealed class ActionRunner(RunContext context)
{
    private readonly Run run = context.Run;
    private readonly DebtBook debts = new(context.Run.Journal, context);

    private IMachine Machine => run.Machine;

    /// <summary>Runs an action. A failure that is not ignored is thrown as <see cref="ResourceFailedException"/>.</summary>
    public ActionOutcome Run(ResourceSlot slot, ResourceAction action, string? notifiedBy, string? mayBecause)
    {
        Resource resource = slot.Declaration;
        var info = new ResourceInfo(slot.Key, slot.Recipe.ToString(), resource.DeclaredAt, slot.Context.Depth, notifiedBy);
        var attempt = new ActionAttempt(run, slot, action, info, debts);
        long began = Stopwatch.GetTimestamp();
        debts.Begin();
        run.Observer.On(new ActionStarted(info, action.Name));
        if (action == ResourceAction.Nothing) return Complete(ActionStatus.Skipped, "action nothing");
        // As in Chef what may fail is not tried again.
        for (int left = resource.IgnoreFailure.GoesOn ? 0 : resource.Retries; ; left--)
        {
            try
            {
                ActionResult result = attempt.Run(mayBecause);
                return Complete(result.Status, result.Reason);
            }
            catch (Exception thrown) when (thrown is not RunInterruptedException)
            {
                Exception e = RecipeFailure.AtConverge(thrown);
                if (Unforeseeable(slot, e, mayBecause) is { } why)
                {
                    attempt.LeaveInDoubt(why);
                    return Complete(ActionStatus.MayUpdate, why);
                }
                if (left > 0)
                {
                    run.Observer.On(new ActionRetried(info, action.Name, left, e.Message));
                    Machine.Clock.Sleep(resource.RetryDelay);
                    continue;
                }
                Complete(ActionStatus.Failed, e is ResourceFailedException inner ? inner.Slot.Key + " failed" : e.Message);
                // Told first: a full disk may fail this too.
                debts.CancelUnlessChanged(attempt.Changes.Count > 0);
                // As in Chef a composite resource whose inner ones changed something is updated, though others failed.
                slot.Record(attempt.Composed);
                if (resource.IgnoreFailure.GoesOn) return attempt.Composed;
                throw e as ResourceFailedException ?? new ResourceFailedException(slot, action.Name, e);
            }
        }

        ActionOutcome Complete(ActionStatus status, string? reason)
        {
            // A failed action is counted apart, as in Chef.
            if (status != ActionStatus.Failed) run.Totals.Total++;
            run.Handlers?.Note(slot, status);
            switch (status)
            {
                case ActionStatus.Updated or ActionStatus.WouldUpdate: run.Totals.Updated++; break;
                case ActionStatus.MayUpdate: run.Totals.May++; break;
                case ActionStatus.Failed: run.Totals.Failed++; break;
            }
            IgnoreFailure ignored = status == ActionStatus.Failed ? resource.IgnoreFailure : default;
            run.Observer.On(new ActionCompleted(info, action.Name, status, attempt.Changes, Stopwatch.GetElapsedTime(began), reason)
            {
                Began = Stopwatch.GetElapsedTime(run.Began, began),
                IsIgnored = ignored.GoesOn,
                IsQuiet = ignored.IsQuiet,
            });
            return new(status is ActionStatus.Updated or ActionStatus.WouldUpdate or ActionStatus.MayUpdate,
                status == ActionStatus.MayUpdate ? reason ?? "it depends on what a plan cannot know" : null);
        }
    }

    /// <summary>
    /// In a plan, why a failure proves nothing: what failed depends on something that a plan cannot know, such as what a command
    /// that would have run before leaves behind. Null when the failure is certain. A recipe's own mistakes are, unless what is declared
    /// is itself in doubt, or a C# block that a plan does not run may declare more.
    /// </summary>
    private string? Unforeseeable(ResourceSlot slot, Exception failure, string? mayBecause)
    {
        if (!run.IsPlan || failure is ResourceFailedException) return null;
        if (failure is RecipeRunnerException { ExitCode: not ExitCode.ResourceFailed } && slot.InDoubt is null && run.BlockPlanned is null) return null;
        string? because = mayBecause ?? Machine.Doubts.Reason ?? (run.OpaqueStep is { } step ? $"depends on what {step} does" : null);
        return because is null ? null : $"{because}; as things stand: {failure.Message}";
    }

    /// <summary>
    /// Whether an action would change something, found out on an overlay of the machine: what Chef does before it sends a
    /// <c>before</c> notification.
    /// </summary>
    public ActionOutcome Forecast(ResourceSlot slot, ResourceAction action, string? mayBecause)
    {
        if (action == ResourceAction.Nothing) return default;
        try
        {
            ActionResult result = Forecaster.Of(run, slot, action, mayBecause);
            bool updates = result.Status is ActionStatus.WouldUpdate or ActionStatus.MayUpdate;
            return new(updates, result.Status == ActionStatus.MayUpdate ? result.Reason : null);
        }
        catch (Exception e) when (e is not RunInterruptedException)
        {
            // The action itself will meet the same failure, in its own turn, and tell of it. One that proves nothing may not come.
            return Unforeseeable(slot, e, mayBecause) is { } why ? new(true, why) : default;
        }
    }

    /// <summary>Strikes out what was owed to a target; all owners when <paramref name="from"/> is null.</summary>
    public void Settle(ResourceSlot target, ResourceAction action, string? from) => debts.Settle(target, action, from);
}
