using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>
/// Converges the resources of a context in order, sends their notifications, and at the end delivers the delayed ones: Chef's
/// runner. What one action does is <see cref="ActionRunner"/>'s matter.
/// </summary>
internal sealed class Converger(Run run)
{
    private readonly ActionRunner actions = new(run);

    /// <summary>
    /// Converges a context. Delayed notifications that were queued are delivered also after a failure; then the failure goes on.
    /// </summary>
    public void Converge(RunContext context)
    {
        var failures = new List<RecipeRunnerException>();
        TakeUpDebts(context);
        try
        {
            for (int i = 0; i < context.Resources.Count; i++)
            {
                context.InsertAt = i + 1;
                ConvergeSlot(context.Resources[i]);
            }
        }
        catch (RecipeRunnerException failure)
        {
            failures.Add(failure);
        }
        context.InsertAt = null;
        Deliver(context, failures);
        if (failures.Count == 1) throw failures[0];
        if (failures.Count > 1) throw new RecipeRunnerException(string.Join("\n", failures.Select(f => f.Message)), ExitCode.ResourceFailed);
    }

    /// <summary>Converges one resource out of turn, while the recipes still compile.</summary>
    public void ConvergeNow(ResourceSlot slot) => ConvergeSlot(slot);

    private void ConvergeSlot(ResourceSlot slot)
    {
        foreach (ResourceAction action in slot.Declaration.EffectiveActions)
            RunAction(slot, action, notifiedBy: null, mayBecause: slot.Context.MayBecause);
    }

    private void RunAction(ResourceSlot slot, ResourceAction action, string? notifiedBy, string? mayBecause)
    {
        SendBefore(slot, action, mayBecause);
        ActionOutcome outcome = actions.Run(slot, action, notifiedBy, mayBecause, ConvergeInner);
        slot.Record(outcome);
        if (!outcome.Updated) return;

        foreach (ResolvedNotification n in Notifications(slot, Timing.Immediately))
        {
            RunAction(n.Target, n.Action, slot.Key, outcome.MayBecause);
            actions.Settle(n.Target, n.Action, slot.Key);
        }
        // As in Chef these are not sent when an immediate target fails; they stay owed, and the next run delivers them.
        foreach (ResolvedNotification n in Notifications(slot, Timing.Delayed))
            n.Target.Context.Queue(new(n.Target, n.Action, slot.Key, outcome.MayBecause));
    }

    private void SendBefore(ResourceSlot slot, ResourceAction action, string? mayBecause)
    {
        ActionOutcome? forecast = null;
        foreach (ResolvedNotification n in Notifications(slot, Timing.Before))
        {
            forecast ??= actions.Forecast(slot, action, mayBecause, ConvergeInner);
            if (forecast is not { Updated: true, MayBecause: var because }) return;
            RunAction(n.Target, n.Action, slot.Key, because);
        }
    }

    private void ConvergeInner(RunContext inner)
    {
        new Resolver(inner.Run).Resolve(inner);
        new Converger(inner.Run).Converge(inner);
    }

    private void TakeUpDebts(RunContext context)
    {
        foreach (Debt debt in run.Journal.Owed.Where(d => d.Context == context.Path).ToArray())
        {
            ResourceSlot? target = context.Resources.Find(debt.Target);
            run.Observer.On(new OwedNotificationFound(debt.Target, debt.Action, debt.From, target is not null));
            if (target is null) run.Journal.Settle(debt);
            else context.Queue(new(target, debt.Action, $"{debt.From} (owed by an earlier run)", null));
        }
    }

    private void Deliver(RunContext context, List<RecipeRunnerException> failures)
    {
        // The list grows while targets notify others.
        for (int i = 0; i < context.Delayed.Count; i++)
        {
            DelayedNotification notification = context.Delayed[i];
            try
            {
                RunAction(notification.Target, notification.Action, notification.From, notification.MayBecause);
                actions.Settle(notification.Target, notification.Action, null);
            }
            catch (RecipeRunnerException failure)
            {
                failures.Add(failure);
            }
        }
    }

    /// <summary>
    /// Whom a slot notifies at a timing: what it declares, in order, then its subscribers. A forecast inside a composite
    /// resource stays inside: resources of the real run are not notified by it.
    /// </summary>
    private IEnumerable<ResolvedNotification> Notifications(ResourceSlot slot, Timing timing)
    {
        if (slot.Declaration.Notifies is { } declared)
            foreach (Notification n in declared)
                if (n.Timing == timing && Resolver.Target(slot.Context, n) is { } target && target.Context.Run == run)
                    yield return new(target, n.Action, timing);
        if (slot.Subscribers is { } subscribers)
            foreach (ResolvedNotification n in subscribers)
                if (n.Timing == timing)
                    yield return n;
    }
}
