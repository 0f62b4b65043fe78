using System.Diagnostics;
using RecipeRunner.Tests.SystemTests.Clusters;

namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>
/// The outage test: clients send numbered messages while the whole cluster dies and returns, again and again, and the servers
/// say which of them they have.
/// </summary>
internal sealed class OutageRun(OutageOptions options)
{
    private const int Servers = 3;
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public int Run()
    {
        var started = DateTime.Now;
        var results = new List<(Configuration, Accounts)>();
        foreach (var configuration in Configuration.All.Where(options.Wants))
            results.Add((configuration, Measure(configuration)));

        foreach (var fact in Machine.Facts())
            Console.WriteLine($"- {fact}");
        Console.WriteLine($"- started {started:yyyy-MM-dd HH:mm}; {options.Rate} messages a second to {Servers} servers that die together and stay dead "
            + $"for {options.Seconds} s, {options.Outages} times; lost in an outage: min / median / p95 / max");
        Markdown.Head("configuration", "messages", "told of an error", "sent without error", "arrived", "lost unknowingly", "in an outage", "the last of them sent after");
        foreach (var (configuration, accounts) in results)
            Markdown.Line(configuration.Title, $"{accounts.Messages}", $"{accounts.Told}", $"{accounts.Sent}", $"{accounts.Arrived}", $"**{accounts.Lost}**",
                $"{accounts.PerOutage}", $"{accounts.LastLost:0} ms");
        return 0;
    }

    /// <summary>On hosts of its own: nothing that one configuration leaves behind helps the next.</summary>
    private Accounts Measure(Configuration configuration)
    {
        Progress.Say($"{configuration.Title}: hosts");
        using var stack = ClusterStack.Start(Servers);
        configuration.Apply(stack);
        Wait.Until(() => stack.Ask().Outcome == Outcome.Served, Limit, "an answer of the cluster");

        var longest = Limit + (TimeSpan.FromSeconds(options.Seconds) + Calm + Limit) * options.Outages;
        var sender = new Sender(stack.Client, stack.Front, options.Rate, longest);
        var deaths = new List<long>();
        for (var i = 1; i <= options.Outages; i++)
        {
            Thread.Sleep(Calm);
            Progress.Say($"{configuration.Title}: outage {i} of {options.Outages}");
            deaths.Add(Stopwatch.GetTimestamp());
            foreach (var application in stack.Applications)
                application.Kill();
            Thread.Sleep(TimeSpan.FromSeconds(options.Seconds));
            Parallel.ForEach(stack.Applications, application => application.Return());
            Wait.Until(() => stack.Ask().Outcome == Outcome.Served, Limit, "an answer of the cluster");
        }
        Thread.Sleep(Calm);
        var messages = sender.Stop();
        Thread.Sleep(Calm); // What the balancer has taken it may still deliver.
        return new(messages, stack.Applications.SelectMany(a => a.Messages()).ToHashSet(), deaths);
    }
}
