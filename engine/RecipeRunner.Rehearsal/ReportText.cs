using RecipeRunner.Rehearsal.Differences;
using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Reporting;

namespace RecipeRunner.Rehearsal;

/// <summary>The report as a person reads it. Of files it tells paths, and diffs where they may be shown.</summary>
/// <param name="output">Where to write.</param>
/// <param name="whole">Whether each file of packages is listed, rather than counted, and each line of a diff shown.</param>
internal sealed class ReportText(TextOutput output, bool whole)
{
    private const int MostLines = 20;

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
        Section("Files of the recipes", [.. found.Files.Where(f => f.Resource is not null).Select(f => Line(f, $"   {f.Resource!.Resource} at {f.Resource.Source}"))]);
        Section("Files of packages", whole ? [.. found.Files.Where(f => f.Package is not null).Select(f => Line(f, $"   {f.Package}"))] : Counted(found.Files));
        Section("Other files", [.. found.Files.Where(f => f is { Resource: null, Package: null }).Select(f => Line(f, ""))]);
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
        Failure(report.First);
        if (report.Second is not { } second) return;
        output.WriteLine($"  second   {Summary(second)}");
        Failure(second);
        foreach (UpdatedAction again in second.Updated)
        {
            output.WriteLine($"           {again.Resource} action {again.Action}, declared at {again.Source}", Ink.Red);
            foreach (string change in again.Changes) output.WriteLine($"             - {Report.Indented(change, 15)}");
            foreach (string diff in again.Diffs) Diff(diff, indent: 15);
        }
    }

    private void Failure(Converge converge)
    {
        if (!converge.Succeeded && (converge.Error ?? converge.Output.Trim()) is { Length: > 0 } error) output.WriteLine($"           {Report.Indented(error, 11)}", Ink.Red);
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

    private static Item Package(PackageDifference p) => p switch
    {
        { Before: null } => new('+', $"{p.Name} {p.After}"),
        { After: null } => new('-', $"{p.Name} {p.Before}"),
        _ => new('~', $"{p.Name} {p.Before} became {p.After}"),
    };

    private static IEnumerable<Item> Names(Coming<string> names, string kind) =>
        [.. names.Added.Select(n => new Item('+', kind + n)), .. names.Removed.Select(n => new Item('-', kind + n))];

    private static IEnumerable<Item> Services(HostDifferences found) =>
    [
        .. Services('+', found.Enabled.Added, "enabled", [.. found.Active.Added.Except(found.Woken)], "started"),
        .. Services('-', found.Enabled.Removed, "disabled", found.Active.Removed, "stopped"),
        .. found.Woken.Select(name => new Item('+', $"{name}   woken by what ran; no resource and no new package is about it")),
    ];

    private static IEnumerable<Item> Services(char sign, IReadOnlyList<string> some, string what, IReadOnlyList<string> others, string other) =>
        some.Union(others).Order(StringComparer.Ordinal).Select(name =>
            new Item(sign, $"{name}   {(some.Contains(name) ? others.Contains(name) ? $"{what}, {other}" : what : other)}"));

    private static IEnumerable<Item> Ports(Coming<ListeningPort> ports) =>
        [.. ports.Added.Select(p => new Item('+', Port(p))), .. ports.Removed.Select(p => new Item('-', Port(p)))];

    private static string Port(ListeningPort port) => $"{port.Protocol} {port.Address}   {port.Program}".TrimEnd();

    private static Item[] Counted(IEnumerable<FileDifference> files) =>
        [.. files.Where(f => f.Package is not null).GroupBy(f => (f.Change.Kind, f.Package)).OrderBy(g => g.Key.Package, StringComparer.Ordinal)
            .Select(g => new Item(Sign(g.Key.Kind), $"{g.Key.Package}: {g.Count()} {(g.Count() == 1 ? "file" : "files")}, folders included"))];

    private static Item Line(FileDifference file, string who) => new(Sign(file.Change.Kind), file.Change.Path + who, file.Diff);

    private static char Sign(ChangeKind kind) => kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', _ => '~' };

    private void Section(string heading, Item[] items)
    {
        if (items.Length == 0) return;
        output.WriteLine();
        output.WriteLine(heading);
        foreach (Item item in items)
        {
            output.Write($"  {item.Sign} ", item.Sign switch { '+' => Ink.Green, '-' => Ink.Red, _ => Ink.Yellow });
            output.WriteLine(item.Text);
            if (item.Diff is { } diff) Diff(diff, indent: 6);
        }
    }

    /// <summary>Without the lines that name the file: it has just been named. Of a long one, rather what came than what went.</summary>
    private void Diff(string diff, int indent)
    {
        string margin = new(' ', indent);
        string[] lines = [.. diff.TrimEnd('\n').Split('\n').Where(l => !l.StartsWith("--- /", StringComparison.Ordinal) && !l.StartsWith("+++ /", StringComparison.Ordinal))];
        // Two more than there is room for are no worse than a line that counts them.
        bool isLong = !whole && lines.Length > MostLines + 2;
        string[] shown = !isLong ? lines : [.. (Array.Exists(lines, l => l.StartsWith('+')) ? lines.Where(l => !l.StartsWith('-')) : lines).Take(MostLines)];
        foreach (string line in shown)
            output.WriteLine(margin + line, line.AsSpan() switch { ['+', ..] => Ink.Green, ['-', ..] => Ink.Red, ['@', ..] => Ink.Cyan, _ => Ink.Plain });
        if (isLong) output.WriteLine($"{margin}... and {lines.Length - shown.Length} more lines, which --verbose shows", Ink.Cyan);
    }

    /// <summary>A line of the report; with a diff, the lines below it.</summary>
    private sealed record Item(char Sign, string Text, string? Diff = null);
}
