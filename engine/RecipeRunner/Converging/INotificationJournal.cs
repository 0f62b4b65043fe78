namespace RecipeRunner.Converging;

/// <summary>
/// What is owed: notifications whose cause happened, or is about to, and that were not delivered yet. A debt is written down
/// before the change that owes it, so that a run that fails or is killed leaves it to the next one.
/// </summary>
internal interface INotificationJournal
{
    /// <summary>What earlier runs owe.</summary>
    IReadOnlyList<Debt> Owed { get; }

    /// <summary>Writes debts down, durably, before it returns.</summary>
    void Owe(IReadOnlyList<Debt> debts);

    /// <summary>Strikes a debt out: delivered, or its cause did not happen.</summary>
    void Settle(Debt debt);
}

/// <summary>A notification that is owed.</summary>
/// <param name="Context">The composite resources around the target, by key; empty in the run's own context.</param>
/// <param name="Target">Whom to notify.</param>
/// <param name="Action">What the target is to do.</param>
/// <param name="From">Who owes it.</param>
internal sealed record Debt(string Context, string Target, string Action, string From)
{
    /// <summary>Whether another debt is for the same target and action, whoever owes it.</summary>
    public bool IsSameNotification(Debt other) => other.Target == Target && other.Action == Action && other.Context == Context;
}
