using System.Diagnostics;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>What became of all messages of a configuration: those sent, those that a server has, and when the cluster died.</summary>
internal sealed class Accounts
{
    private readonly int[] perOutage;

    public Accounts(IReadOnlyCollection<Message> messages, IReadOnlySet<int> arrived, IReadOnlyList<long> deaths)
    {
        Messages = messages.Count;
        Told = messages.Count(m => m.IsTold);
        Arrived = messages.Count(m => arrived.Contains(m.Number));
        var lost = messages.Where(m => !m.IsTold && !arrived.Contains(m.Number)).ToList();
        Lost = lost.Count;
        perOutage = new int[deaths.Count];
        foreach (var message in lost)
        {
            // What a server's kernel had taken when the server died was sent a moment before.
            var outage = 0;
            while (outage + 1 < deaths.Count && message.At > deaths[outage + 1] - Stopwatch.Frequency)
                outage++;
            perOutage[outage]++;
            LastLost = Math.Max(LastLost, (double)(message.At - deaths[outage]) / Stopwatch.Frequency * 1000);
        }
    }

    public int Messages { get; }

    public int Told { get; }

    public int Sent => Messages - Told;

    /// <summary>By number, each counted once; some of which the client was told that they failed may be among them.</summary>
    public int Arrived { get; }

    /// <summary>Sent without an error, and no server has it.</summary>
    public int Lost { get; }

    /// <summary>How long after the cluster's death the last lost message was sent, at most, in milliseconds.</summary>
    public double LastLost { get; }

    public Distribution PerOutage => new(perOutage.Select(n => (double)n));
}
