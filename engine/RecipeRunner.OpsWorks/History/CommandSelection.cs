using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Text;

namespace RecipeRunner.OpsWorks.History;

/// <summary>Which commands are meant: <c>[activity] [date]</c>.</summary>
/// <param name="Activity">Null for any.</param>
/// <param name="Date">As <c>list-commands</c> prints it, or the command's whole name; null for any.</param>
internal sealed record CommandSelection(string? Activity, string? Date)
{
    /// <exception cref="RecipeRunnerException">A word is neither an activity nor a date.</exception>
    public static CommandSelection Of(string? first, string? second)
    {
        if (first is null) return new(null, null);
        if (first.Length > 0 && char.IsAsciiDigit(first[0]))
            return second is null ? new(null, first) : throw new RecipeRunnerException($"the activity comes before the date: {second} {first}");
        if (!Activities.Known.Contains(first))
            throw new RecipeRunnerException($"'{first}' is neither an activity nor a date such as 2026-01-31T18:20:24. Activities are {string.Join(", ", Activities.Known)}.{Nearest.Hint(first, Activities.Known)}");
        return new(first, second);
    }

    public bool Takes(LifecycleCommand command) =>
        (Activity is null || command.Activity == Activity) && (Date is null || command.Date == Date || command.Id == Date);
}
