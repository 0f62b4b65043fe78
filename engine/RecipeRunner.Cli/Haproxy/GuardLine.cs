namespace RecipeRunner.Cli.Haproxy;

/// <summary>What the port guard says of a frontend, in its answer to <c>show port-guard</c>.</summary>
/// <param name="Frontend">The frontend.</param>
/// <param name="IsClosed">Whether it closed the port.</param>
/// <param name="Since">Since when the port is as it is.</param>
/// <param name="Min">The usable servers with which a closed port opens.</param>
/// <param name="Backends">The backends that it counts.</param>
internal sealed record GuardLine(string Frontend, bool IsClosed, DateTimeOffset Since, int Min, string[] Backends)
{
    /// <summary>Empty where haproxy does not know the question: it has no port guard.</summary>
    public static IReadOnlyList<GuardLine> Parse(string answer)
    {
        var lines = new List<GuardLine>();
        foreach (string line in answer.Split('\n'))
            if (line.Split(' ') is [var frontend, "open" or "closed", var since, _, var min, var backends]
                && long.TryParse(since, out long seconds) && int.TryParse(min, out int least))
                lines.Add(new(frontend, line.Contains(" closed ", StringComparison.Ordinal), DateTimeOffset.FromUnixTimeSeconds(seconds), least, backends.Split(',')));
        return lines;
    }
}
