using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Converging;

/// <summary>A journal that outlives a run of a test, but not the test.</summary>
internal sealed class MemoryJournal(params Debt[] debts) : INotificationJournal
{
    private readonly List<Debt> _owed = [.. debts];

    public IReadOnlyList<Debt> Owed => _owed;

    public void Owe(IReadOnlyList<Debt> more) => _owed.AddRange(more);

    public void Settle(Debt debt) => _owed.Remove(debt);
}
