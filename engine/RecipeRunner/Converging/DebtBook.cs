using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>Keeps the journal of owed notifications in step with what converges in a context.</summary>
internal sealed class DebtBook(INotificationJournal journal, RunContext context)
{
    private readonly List<Debt> written = [];

    /// <summary>Begins a new action: what was written down before it is not its own.</summary>
    public void Begin() => written.Clear();

    /// <summary>
    /// Writes down what a slot, and the composite resources around it, will owe once it has changed something. A notification
    /// that somebody owes already is not written again: it will be delivered once anyway.
    /// </summary>
    public void OweBeforeChange(ResourceSlot slot)
    {
        List<Debt>? debts = null;
        ResourceSlot? sender = slot;
        for (RunContext? around = context; around is not null && sender is not null; sender = around.Owner, around = around.Parent)
            foreach (Debt debt in DebtsOf(sender, around))
                if (!journal.Owed.Any(debt.IsSameNotification))
                    (debts ??= []).Add(debt);
        if (debts is null) return;
        journal.Owe(debts);
        written.AddRange(debts);
    }

    /// <summary>
    /// A failed action that changed nothing owes nothing, but what an earlier one owes stays; one that changed something still
    /// owes, to the next run.
    /// </summary>
    public void CancelUnlessChanged(bool changed)
    {
        if (changed) return;
        foreach (Debt debt in written) journal.Settle(debt);
    }

    /// <summary>Strikes out what was owed to a target; all owners when <paramref name="from"/> is null.</summary>
    public void Settle(ResourceSlot target, ResourceAction action, string? from)
    {
        if (journal.Owed.Count == 0) return;
        foreach (Debt debt in journal.Owed.ToArray())
            if (debt.Context == target.Context.Path && debt.Target == target.Key && debt.Action == action.Name && (from is null || debt.From == from))
                journal.Settle(debt);
    }

    private static IEnumerable<Debt> DebtsOf(ResourceSlot sender, RunContext context)
    {
        foreach (DeclaredNotification n in context.Notifications.From(sender.Key))
            if (n.Timing != Timing.Before && n.Target is { } target)
                yield return new(target.Context.Path, target.Key, n.Action.Name, sender.Key);
    }
}
