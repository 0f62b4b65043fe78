using RecipeRunner.Converging;

namespace RecipeRunner.Stacks.Import;

/// <summary>Data that were sent to one instance for one event do for others only in part.</summary>
internal static class OtherInstance
{
    /// <exception cref="RecipeRunnerException">The data were sent for another event.</exception>
    public static void Check(string? wanted, string? sent)
    {
        if (wanted is not null && sent is not null && wanted != sent)
            throw new RecipeRunnerException($"These data were sent for the event {sent}: the recipes of {wanted} are not in them. Say what is to run with -o (of lifecycle, or of converge without --event).");
    }

    /// <summary>Tells that what came with the order was for instances of other layers.</summary>
    public static void Note(IReadOnlyList<string> sentTo, string host, IReadOnlyList<string> wanted, Action<string>? note)
    {
        if (!sentTo.SequenceEqual(wanted))
            note?.Invoke($"The recipes and the custom JSON are those of {host} in {string.Join(", ", sentTo)}; an instance in {string.Join(", ", wanted)} had others.");
    }
}
