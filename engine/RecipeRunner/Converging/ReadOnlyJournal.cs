namespace RecipeRunner.Converging;

/// <summary>A plan's journal: it knows what is owed, and forgets what a plan would owe or pay.</summary>
internal sealed class ReadOnlyJournal(IReadOnlyList<Debt> owed) : INotificationJournal
{
    private readonly List<Debt> remaining = [.. owed];

    public IReadOnlyList<Debt> Owed => remaining;

    public void Owe(IReadOnlyList<Debt> debts)
    {
    }

    public void Settle(Debt debt) => remaining.Remove(debt);
}
