using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Converging;

/// <summary>A journal that outlives a run of a test, but not the test.</summary>
internal sealed class MemoryJournal(params Debt[] debts) : INotificationJournal
{
    private readonly List<Debt> owed = [.. debts];

    public IReadOnlyList<Debt> Owed => owed;

    public void Owe(IReadOnlyList<Debt> more) => owed.AddRange(more);

    public void Settle(Debt debt) => owed.Remove(debt);
}
