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

    /// <summary>
    /// Converges the context. Delayed notifications that were queued are delivered also after a failure; then the failure goes on.
    /// </summary>
    public void Converge()
    {
        var failures = new List<RecipeRunnerException>();
        List<Debt> debts = [.. run.Journal.Owed.Where(d => d.Context == context.Path)];
        TakeUp(debts);
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
        // Some are owed to what is declared only while the run converges.
        TakeUp(debts);
        if (failures.Count == 0) Forgive(debts);
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
            if (n.Timing is Timing.Immediately or Timing.Delayed) Tell(sender, slot, n.Action, n.Timing);
            if (n.Timing == Timing.Immediately) RunAction(slot, n.Action, sender, updated.MayBecause);
            else if (n.Timing == Timing.Delayed) context.Queue(new(slot, n.Action, sender, updated.MayBecause));
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
        run.UnderWay.Push(new(slot, action));
        try
        {
            ThrowIfCircle(slot);
            SendBefore(slot, action, mayBecause);
            ActionOutcome outcome = actions.Run(slot, action, notifiedBy, mayBecause);
            slot.Record(outcome);
            if (outcome.Updated) Send(slot, outcome.MayBecause);
        }
        finally
        {
            run.UnderWay.Pop();
        }
    }

    private void Send(ResourceSlot slot, string? mayBecause)
    {
        foreach ((ResourceSlot target, ResourceAction action) in Notifications(slot, Timing.Immediately))
        {
            Tell(slot.Key, target, action, Timing.Immediately);
            RunAction(target, action, slot.Key, mayBecause);
            actions.Settle(target, action, slot.Key);
        }
        // As in Chef these are not sent when an immediate target fails; they stay owed, and the next run delivers them.
        foreach ((ResourceSlot target, ResourceAction action) in Notifications(slot, Timing.Delayed))
        {
            Tell(slot.Key, target, action, Timing.Delayed);
            target.Context.Queue(new(target, action, slot.Key, mayBecause));
        }
        if (!context.IsDeclaring) return;
        foreach (DeclaredNotification n in context.Notifications.From(slot.Key))
            if (n is { Timing: Timing.Delayed, Target: null })
                context.Queue(new(n, slot.Key, mayBecause));
    }

    private void SendBefore(ResourceSlot slot, ResourceAction action, string? mayBecause)
    {
        ActionOutcome? forecast = null;
        foreach ((ResourceSlot target, ResourceAction then) in Notifications(slot, Timing.Before))
        {
            forecast ??= actions.Forecast(slot, action, mayBecause);
            if (forecast is not { Updated: true, MayBecause: var because }) return;
            Tell(slot.Key, target, then, Timing.Before);
            RunAction(target, then, slot.Key, because);
        }
    }

    private void Tell(string sender, ResourceSlot target, ResourceAction action, Timing timing) =>
        run.Observer.On(new NotificationSent(sender, target.Key, action.Name, timing));

    /// <summary>Chef would follow a circle of notifications until its stack is full.</summary>
    private void ThrowIfCircle(ResourceSlot slot)
    {
        if (run.UnderWay.Count <= LongestChain) return;
        string[] steps = [.. run.UnderWay.Reverse().Select(step => $"{step.Slot.Key} {step.Action}")];
        int begin = Array.FindIndex(steps, step => steps.Count(s => s == step) > 1);
        if (begin < 0) return;
        string[] circle = steps[begin..(Array.IndexOf(steps, steps[begin], begin + 1) + 1)];
        throw new PlacedException(slot.Declaration.DeclaredAt,
            $"notifications go round in a circle: {string.Join(", then ", circle)}. Make one of them Delayed, or let a guard end it.", ExitCode.ResourceFailed);
    }

    /// <summary>Queues what earlier runs owe to resources that are declared, and takes it from the list.</summary>
    private void TakeUp(List<Debt> debts) => debts.RemoveAll(debt =>
    {
        // Another version of the cookbook may have given the resource other actions.
        if (context.Resources.Find(debt.Target) is not { } target || !target.Declaration.Actions.Contains(new ResourceAction(debt.Action))) return false;
        run.Observer.On(new OwedNotificationFound(debt.Target, debt.Action, debt.From, Deliverable: true));
        context.Queue(new(target, debt.Action, $"{debt.From} (owed by an earlier run)", null));
        return true;
    });

    /// <summary>Nobody declares these resources, or with such an action, any more.</summary>
    private void Forgive(List<Debt> debts)
    {
        foreach (Debt debt in debts)
        {
            run.Observer.On(new OwedNotificationFound(debt.Target, debt.Action, debt.From, Deliverable: false));
            run.Journal.Settle(debt);
        }
    }

    private void Deliver(List<RecipeRunnerException> failures)
    {
        // The list grows while targets notify others.
        for (int i = 0; i < context.Delayed.Count; i++)
        {
            DelayedNotification notification = context.Delayed[i];
            if (notification.Target is not { IsDeleted: false } target || context.Delayed.FindIndex(d => d.Target == target && d.Action == notification.Action) < i) continue;
            try
            {
                RunAction(target, notification.Action, notification.From, notification.MayBecause);
                actions.Settle(target, notification.Action, null);
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
