using System.IO;
using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>
/// Takes processes out of their balancers' hands before they stop: it lets the health check fail, waits until the balancers have
/// seen that, and then until the connections are gone. It stops nothing itself.
/// </summary>
/// <action name="drain">Lets the health check fail, and waits.</action>
/// <example><code>
/// Drain("reports", new()
/// {
///     HealthFile = "/var/www/health",
///     Service = "reports",
///     Port = 8080,
///     SeenWithin = TimeSpan.FromSeconds(5),
/// });
/// </code></example>
public sealed record AppLayerDrainResource : Resource<AppLayerDrainResource.State>
{
    private static readonly ResourceAction[] Known = ["drain"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Files that the health check asks for: they are deleted.</summary>
    public Many<string>? HealthFile { get; init; }

    /// <summary>Files that say "no more" where they exist: they are made.</summary>
    public Many<string>? DrainFile { get; init; }

    /// <summary>Commands that let the health check fail, texts for the shell.</summary>
    public Many<string>? Command { get; init; }

    /// <summary>The services that are to stop afterwards. Where none of them runs there is nothing to wait for.</summary>
    public Many<string>? Service { get; init; }

    /// <summary>Ports whose connections are waited for. Default: none.</summary>
    public Many<int>? Port { get; init; }

    /// <summary>Only connections to this address of the machine are waited for. Default: to any.</summary>
    public string? Address { get; init; }

    /// <summary>How long balancers may take to see that the health check fails. Default: none looks, and nothing is waited for.</summary>
    public TimeSpan? SeenWithin { get; init; }

    /// <summary>Longest time for all waiting. Default 60 s.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(60);

    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>What is left to do.</summary>
    /// <param name="HealthFiles">Health files that are there.</param>
    /// <param name="DrainFiles">Drain files that are not.</param>
    /// <param name="MayServe">Whether something runs, or may run, that balancers could send to.</param>
    /// <param name="Connections">How many connections are open now.</param>
    /// <param name="Warn">Tells of connections that were not waited for.</param>
    public sealed record State(IReadOnlyList<string> HealthFiles, IReadOnlyList<string> DrainFiles, bool MayServe, int Connections, Action<string> Warn);

    protected override IEnumerable<string> Validate(ResourceContext context)
    {
        foreach (string path in (HealthFile ?? []).And(DrainFile ?? []))
            if (!path.StartsWith('/')) yield return $"the path '{path}' is not absolute: it must begin with '/'.";
    }

    protected override State Load(ResourceContext context)
    {
        IMachine machine = context.Machine;
        string[] present = [.. (HealthFile ?? []).Where(path => machine.Files.LinkStat(path) is not null)];
        string[] missing = [.. (DrainFile ?? []).Where(path => machine.Files.LinkStat(path) is null)];
        int connections = AppLayer.Connections.Count(machine.Files, Port ?? [], Address);
        // Processes that nobody named may serve until the health check has failed; afterwards only their connections tell.
        bool mayServe = Service is { Count: > 0 } services
            ? services.Any(name => machine.Services.Status(name).Running)
            : present.Length + missing.Length + connections > 0 || Command is { Count: > 0 };
        return new(present, missing, mayServe, connections, text => context.Say(LogLevel.Warn, text));
    }

    protected override IEnumerable<Step> Plan(ResourceAction action, State state)
    {
        foreach (string path in state.HealthFiles) yield return new($"let the health check fail: delete {path}", m => m.Files.Delete(path));
        foreach (string path in state.DrainFiles) yield return new($"let the health check fail: create {path}", m => m.Files.Write(path, new FileWrite { Content = default }));
        if (!state.MayServe) yield break;

        foreach (string command in Command ?? []) yield return Run(command);
        if (SeenWithin is not { } seen) yield break;
        if (seen > Within) seen = Within;
        yield return new($"wait {Text(seen)} for the balancers to see it", _ => { }) { Await = For(seen) };
        if (Port is not { Count: > 0 } ports || Within <= seen) yield break;
        yield return new($"wait at most {Text(Within - seen)} for the connections to port {string.Join(", ", ports)} ({state.Connections} now)", _ => { })
        {
            Await = ForConnections(ports, Within - seen, state.Warn),
        };
    }

    private Step Run(string command) => new($"let the health check fail: {(Sensitive ? "(sensitive)" : command)}", m =>
    {
        CommandResult result = m.Processes.Run(RecipeRunner.Machines.Command.Shell(command) with { Timeout = Within });
        if (result.Succeeded) return;
        throw new IOException(Sensitive
            ? $"The drain command of {Name} ended with exit code {result.ExitCode}."
            : $"`{command}` ended with exit code {result.ExitCode}.{(result.Output.Length > 0 ? "\n" + result.Output : "")}");
    })
    { IsOpaque = true };

    private static Func<IMachine, TimeSpan?> For(TimeSpan time)
    {
        DateTimeOffset? end = null;
        return machine => Left(machine, end ??= machine.Clock.Now + time);
    }

    private Func<IMachine, TimeSpan?> ForConnections(Many<int> ports, TimeSpan time, Action<string> warn)
    {
        DateTimeOffset? end = null;
        return machine =>
        {
            int count = AppLayer.Connections.Count(machine.Files, ports, Address);
            if (count == 0) return null;
            TimeSpan? left = Left(machine, end ??= machine.Clock.Now + time);
            if (left is null) warn($"{count} connection{(count == 1 ? " was" : "s were")} still open after {Text(Within)}: what is stopped now cuts {(count == 1 ? "it" : "them")}.");
            return left;
        };
    }

    /// <summary>The next pause; null when the time is over.</summary>
    private static TimeSpan? Left(IMachine machine, DateTimeOffset end)
    {
        TimeSpan left = end - machine.Clock.Now;
        return left <= TimeSpan.Zero ? null : left < Pause ? left : Pause;
    }

    private static string Text(TimeSpan time) => $"{time.TotalSeconds:0.#} s";
}

[RecipeVerbs]
public static class AppLayerDrainVerbs
{
    /// <summary>Declares that processes leave their balancers before they stop. Action: drain (default).</summary>
    public static ResourceSlot Drain(string name, AppLayerDrainResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
