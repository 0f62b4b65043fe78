using RecipeRunner.Rehearsal.Differences;
using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Reporting;

namespace RecipeRunner.Rehearsal;

/// <summary>The report as a person reads it. Of files it tells paths, never what is in them.</summary>
/// <param name="output">Where to write.</param>
/// <param name="whole">Whether each file of packages is listed, rather than counted.</param>
internal sealed class ReportText(TextOutput output, bool whole)
{
    public void Write(RehearsalReport report)
    {
        output.EnsureLineStart();
        Outcome(report);
        HostDifferences found = report.Differences;
        Section("Packages", [.. found.Packages.Select(Package)]);
        Section("Users and groups", [.. Names(found.Users, "user "), .. Names(found.Groups, "group ")]);
        Section("Services", [.. Services(found)]);
        Section("Programs that run", [.. Names(found.Programs, "")]);
        Section(report.Network == RehearsalNetwork.Shared ? "Ports (the machine's own)" : "Ports", [.. Ports(found.Ports)]);
        Section("Files of the recipes", [.. found.Files.Where(f => f.Resource is not null).Select(f => Line(f.Change, $"   {f.Resource!.Resource} at {f.Resource.Source}"))]);
        Section("Files of packages", whole ? [.. found.Files.Where(f => f.Package is not null).Select(f => Line(f.Change, $"   {f.Package}"))] : Counted(found.Files));
        Section("Other files", [.. found.Files.Where(f => f is { Resource: null, Package: null }).Select(f => Line(f.Change, ""))]);
        output.Flush();
    }

    private void Outcome(RehearsalReport report)
    {
        output.WriteLine();
        string outcome = report switch
        {
            { First.Succeeded: false } => "Rehearsal failed: it does not converge",
            { Second.Succeeded: false } => "Rehearsal failed: the second converge failed",
            { Passed: false } => "Rehearsal failed: the second converge changed something again",
            _ => "Rehearsed: it converges, and a second time changes nothing",
        };
        output.WriteLine(outcome, report.Passed ? Ink.Green : Ink.Red);
        output.WriteLine($"  host     {Init(report.Systemd)}, {Network(report.Network)}; up in {Durations.Text(report.Start)}");
        output.WriteLine($"  first    {Summary(report.First)}");
        if (report.Second is not { } second) return;
        output.WriteLine($"  second   {Summary(second)}");
        if (!second.Succeeded) output.WriteLine($"           {Report.Indented(second.Error ?? second.Output.Trim(), 11)}", Ink.Red);
        foreach (UpdatedAction again in second.Updated)
        {
            output.WriteLine($"           {again.Resource} action {again.Action}, declared at {again.Source}", Ink.Red);
            foreach (string change in again.Changes) output.WriteLine($"             - {Report.Indented(change, 15)}");
        }
    }

    private static string Init(bool systemd) => systemd ? "an overlay of this machine with systemd" : "an overlay of this machine without systemd";

    private static string Network(RehearsalNetwork network) => network switch
    {
        RehearsalNetwork.Proxy => "a network of its own with a proxy to the outside",
        RehearsalNetwork.Shared => "the machine's network and ports",
        _ => "no network",
    };

    private static string Summary(Converge converge) =>
        $"{(converge.Succeeded ? "" : $"exit code {converge.ExitCode}, ")}{converge.Updated.Count} of {converge.Total} updated in {Durations.Text(converge.Duration)}";

    private static (char, string) Package(PackageDifference p) => p switch
    {
        { Before: null } => ('+', $"{p.Name} {p.After}"),
        { After: null } => ('-', $"{p.Name} {p.Before}"),
        _ => ('~', $"{p.Name} {p.Before} became {p.After}"),
    };

    private static IEnumerable<(char, string)> Names(Coming<string> names, string kind) =>
        [.. names.Added.Select(n => ('+', kind + n)), .. names.Removed.Select(n => ('-', kind + n))];

    private static IEnumerable<(char, string)> Services(HostDifferences found) =>
        [.. Services('+', found.Enabled.Added, "enabled", found.Active.Added, "started"), .. Services('-', found.Enabled.Removed, "disabled", found.Active.Removed, "stopped")];

    private static IEnumerable<(char, string)> Services(char sign, IReadOnlyList<string> some, string what, IReadOnlyList<string> others, string other) =>
        some.Union(others).Order(StringComparer.Ordinal).Select(name =>
            (sign, $"{name}   {(some.Contains(name) ? others.Contains(name) ? $"{what}, {other}" : what : other)}"));

    private static IEnumerable<(char, string)> Ports(Coming<ListeningPort> ports) =>
        [.. ports.Added.Select(p => ('+', Port(p))), .. ports.Removed.Select(p => ('-', Port(p)))];

    private static string Port(ListeningPort port) => $"{port.Protocol} {port.Address}   {port.Program}".TrimEnd();

    private static (char, string)[] Counted(IEnumerable<FileDifference> files) =>
        [.. files.Where(f => f.Package is not null).GroupBy(f => (f.Change.Kind, f.Package)).OrderBy(g => g.Key.Package, StringComparer.Ordinal)
            .Select(g => (Sign(g.Key.Kind), $"{g.Key.Package}: {g.Count()} {(g.Count() == 1 ? "file" : "files")}, folders included"))];

    private static (char, string) Line(HostChange change, string who) => (Sign(change.Kind), change.Path + who);

    private static char Sign(ChangeKind kind) => kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' };

    private void Section(string heading, (char Sign, string Text)[] lines)
    {
        if (lines.Length == 0) return;
        output.WriteLine();
        output.WriteLine(heading);
        foreach ((char sign, string text) in lines)
        {
            output.Write($"  {sign} ", sign switch { '+' => Ink.Green, '-' => Ink.Red, _ => Ink.Yellow });
            output.WriteLine(text);
        }
    }
}
