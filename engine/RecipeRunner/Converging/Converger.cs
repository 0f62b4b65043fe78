using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>
/// Converges the resources of a context in order, sends their notifications, and at the end delivers the delayed ones: Chef's
/// runner. What one action does is <see cref="ActionRunner"/>'s matter.
/// </summary>
internal sealed class Converger(RunContext context)
{
    private const int LongestChain = 100;

    private readonly Run run = context.Run;
    private readonly ActionRunner actions = new(context);
    private readonly Stack<string> chain = [];
    private readonly List<Debt> unclaimed = [];

    /// <summary>
    /// Converges the context. Delayed notifications that were queued are delivered also after a failure; then the failure goes on.
    /// </summary>
    public void Converge()
    {
        var failures = new List<RecipeRunnerException>();
        TakeUpDebts();
        try
        {
            // In unified mode they have had their turn when they were declared.
            while (context.Unified is null && context.Resources.MoveNext() is { } slot) ConvergeSlot(slot);
        }
        catch (RecipeRunnerException failure)
        {
            failures.Add(failure);
        }
        context.Resources.EndTurns();
        if (failures.Count == 0) unclaimed.ForEach(debt => TakeUp(debt, context.Resources.Find(debt.Target)));
        Deliver(failures);
        if (failures.Count == 1) throw failures[0];
        if (failures.Count > 1) throw new RecipeRunnerException(string.Join("\n", failures.Select(f => f.Message)), ExitCode.ResourceFailed);
    }

    /// <summary>
    /// Converges a resource of a context in unified mode, then what was to notify it before it was there.
    /// </summary>
    public void ConvergeDeclared(ResourceSlot slot)
    {
        context.MayBecause ??= run.Machine.Doubts.Reason;
        ConvergeSlot(slot);
        foreach ((string sender, DeclaredNotification n) in context.Notifications.To(slot).ToArray())
        {
            if (context.Resources.Find(sender) is not { EverUpdated: true } updated || updated == slot) continue;
            if (n.Timing == Timing.Immediately) RunAction(slot, n.Action, sender, updated.MayBecause);
            else if (n is { Timing: Timing.Delayed, IsSubscription: true }) context.Queue(new(slot, n.Action, sender, updated.MayBecause));
            else if (n is { Timing: Timing.Before, IsSubscription: true })
                throw new PlacedException(slot.Declaration.DeclaredAt, $"{slot.Key} subscribes to {sender} with the timing Before, but in unified mode that has run already: declare {slot.Key} first.");
        }
    }

    /// <summary>Converges one resource out of turn, when it is declared; as in Chef nobody is notified then.</summary>
    public void ConvergeNow(ResourceSlot slot)
    {
        foreach (ResourceAction action in slot.Declaration.EffectiveActions)
            slot.Record(actions.Run(slot, action, notifiedBy: null, slot.InDoubt ?? context.MayBecause));
    }

    private void ConvergeSlot(ResourceSlot slot)
    {
        foreach (ResourceAction action in slot.Declaration.EffectiveActions)
            RunAction(slot, action, notifiedBy: null, mayBecause: context.MayBecause);
    }

    private void RunAction(ResourceSlot slot, ResourceAction action, string? notifiedBy, string? mayBecause)
    {
        // Declared or edited while others converged.
        if (!slot.IsResolved) new Resolver(run).Resolve(slot);
        mayBecause ??= slot.InDoubt;
        Follow(slot, action);
        SendBefore(slot, action, mayBecause);
        ActionOutcome outcome = actions.Run(slot, action, notifiedBy, mayBecause);
        slot.Record(outcome);
        if (outcome.Updated) Send(slot, outcome.MayBecause);
        chain.Pop();
    }

    private void Send(ResourceSlot slot, string? mayBecause)
    {
        foreach ((ResourceSlot target, ResourceAction action) in Notifications(slot, Timing.Immediately))
        {
            RunAction(target, action, slot.Key, mayBecause);
            actions.Settle(target, action, slot.Key);
        }
        // As in Chef these are not sent when an immediate target fails; they stay owed, and the next run delivers them.
        foreach ((ResourceSlot target, ResourceAction action) in Notifications(slot, Timing.Delayed))
            target.Context.Queue(new(target, action, slot.Key, mayBecause));
    }

    private void SendBefore(ResourceSlot slot, ResourceAction action, string? mayBecause)
    {
        ActionOutcome? forecast = null;
        foreach ((ResourceSlot target, ResourceAction then) in Notifications(slot, Timing.Before))
        {
            forecast ??= actions.Forecast(slot, action, mayBecause);
            if (forecast is not { Updated: true, MayBecause: var because }) return;
            RunAction(target, then, slot.Key, because);
        }
    }

    /// <summary>Chef would follow a circle of notifications until its stack is full.</summary>
    private void Follow(ResourceSlot slot, ResourceAction action)
    {
        string step = $"{slot.Key} {action}";
        chain.Push(step);
        if (chain.Count <= LongestChain) return;
        string[] circle = [.. chain.Reverse().Take(Math.Max(1, chain.Count - 1)).SkipWhile(s => s != step).TakeWhile((s, i) => i == 0 || s != step), step];
        throw new PlacedException(slot.Declaration.DeclaredAt,
            $"notifications go round in a circle: {string.Join(", then ", circle)}. Make one of them Delayed, or let a guard end it.", ExitCode.ResourceFailed);
    }

    /// <summary>
    /// What earlier runs owe. A target may come only while others converge, as the service of an accumulator does: it is given up
    /// when all have converged, and not when that failed.
    /// </summary>
    private void TakeUpDebts()
    {
        foreach (Debt debt in run.Journal.Owed.Where(d => d.Context == context.Path).ToArray())
            if (context.Resources.Find(debt.Target) is { } target) TakeUp(debt, target);
            else unclaimed.Add(debt);
    }

    private void TakeUp(Debt debt, ResourceSlot? target)
    {
        run.Observer.On(new OwedNotificationFound(debt.Target, debt.Action, debt.From, target is not null));
        if (target is null) run.Journal.Settle(debt);
        else context.Queue(new(target, debt.Action, $"{debt.From} (owed by an earlier run)", null));
    }

    private void Deliver(List<RecipeRunnerException> failures)
    {
        // The list grows while targets notify others.
        for (int i = 0; i < context.Delayed.Count; i++)
        {
            DelayedNotification notification = context.Delayed[i];
            if (notification.Target.IsDeleted) continue;
            chain.Clear();
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
    /// Whom a slot notifies at a timing when it converges in this context. A forecast inside a composite resource stays inside:
    /// resources of the real run are not notified by it.
    /// </summary>
    private IEnumerable<(ResourceSlot Target, ResourceAction Action)> Notifications(ResourceSlot slot, Timing timing)
    {
        IReadOnlyList<DeclaredNotification> sent = context.Notifications.From(slot.Key);
        for (int i = 0; i < sent.Count; i++)
            if (sent[i].Timing == timing && sent[i].Target is { } target && target.Context.Run == run)
                yield return (target, sent[i].Action);
    }
}
