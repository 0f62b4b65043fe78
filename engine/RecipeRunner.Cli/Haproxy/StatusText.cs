using System.Globalization;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Haproxy;

/// <summary>The status as a person reads it.</summary>
internal sealed class StatusText(TextOutput output, DateTimeOffset now)
{
    private int names, addresses;

    public void Write(HaproxyStatus status)
    {
        ServerStatus[] servers = [.. status.Frontends.SelectMany(f => f.Backends).Concat(status.Others).SelectMany(b => b.Servers)];
        (names, addresses) = (servers.Select(s => s.Name.Length).DefaultIfEmpty().Max(), servers.Select(s => s.Address.Length).DefaultIfEmpty().Max());
        foreach (FrontendStatus frontend in status.Frontends)
        {
            Write(frontend);
            foreach (BackendStatus backend in frontend.Backends) Write(backend);
        }
        if (status.Others.Count == 0) return;
        output.WriteLine("other backends");
        foreach (BackendStatus backend in status.Others) Write(backend);
    }

    private void Write(FrontendStatus frontend)
    {
        output.Write($"{frontend.Name}: ");
        if (frontend.IsOpen) output.Write("open", Ink.Green);
        else output.Write(frontend.State == "STOP" ? "stopped" : "closed", Ink.Red);
        if (frontend.State == "FULL") output.Write(", full");
        if (frontend.IsClosedByHand) output.Write(" by hand");
        else if (frontend.Guard is { } guard) output.Write($" since {guard.Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC ({Age(now - guard.Since)})");
        if (frontend.Backends.Count > 0) output.Write($", {frontend.Usable} of {frontend.Servers} servers usable");
        if (frontend.Guard is { IsClosed: true, Min: > 1 } waiting) output.Write($", opens at {waiting.Min}");
        if (frontend.Guard is null) output.Write(", not guarded");
        output.WriteLine();
    }

    private void Write(BackendStatus backend)
    {
        output.WriteLine($"  {backend.Name}: {backend.Usable} of {backend.Servers.Count}");
        foreach (ServerStatus server in backend.Servers)
        {
            output.Write($"    {server.Name.PadRight(names)}  {server.Address.PadRight(addresses)}  ");
            output.Write(server.State, server.State.Split(' ')[0] switch { "UP" => Ink.Green, "DOWN" => Ink.Red, _ => Ink.Yellow });
            output.WriteLine($" for {Age(server.Since)}{(server.Check.Length > 0 ? ", " + server.Check : "")}", Ink.Grey);
        }
    }

    private static string Age(TimeSpan time) => time switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalMinutes: < 2 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 2 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} d",
    };
}
