using RecipeRunner.Rehearsal.Differences;
using RecipeRunner.Rehearsal.Hosts;
using RecipeRunner.Reporting;

namespace RecipeRunner.Rehearsal;

/// <summary>The report as a program reads it: one object.</summary>
internal static class ReportJson
{
    public static ReadOnlyMemory<byte> Of(RehearsalReport report)
    {
        var json = new JsonBuffer();
        json.BeginObject().Boolean("passed", report.Passed).String("init", report.Systemd ? "systemd" : "plain")
            .String("network", report.Network.ToString().ToLowerInvariant()).Milliseconds("start_ms", report.Start);
        Write(json, "first", report.First);
        if (report.Second is { } second) Write(json, "second", second);
        HostDifferences found = report.Differences;
        json.BeginArray("packages");
        foreach (PackageDifference p in found.Packages) json.BeginObject().String("name", p.Name).String("before", p.Before).String("after", p.After).EndObject();
        json.EndArray();
        Write(json, "users", found.Users);
        Write(json, "groups", found.Groups);
        Write(json, "services_enabled", found.Enabled);
        Write(json, "services_active", found.Active);
        json.Strings("services_woken", found.Woken);
        Write(json, "programs", found.Programs);
        json.BeginObject("ports");
        Write(json, "added", found.Ports.Added);
        Write(json, "removed", found.Ports.Removed);
        json.EndObject().BeginArray("files");
        foreach (FileDifference file in found.Files)
            json.BeginObject().String("change", Name(file.Change.Kind)).String("path", file.Change.Path)
                .String("resource", file.Resource?.Resource).String("package", file.Package).String("diff", file.Diff).EndObject();
        return json.EndArray().EndObject().NewLine().Written;
    }

    private static void Write(JsonBuffer json, string name, Converge converge)
    {
        json.BeginObject(name).Number("exit_code", converge.ExitCode).Milliseconds("duration_ms", converge.Duration)
            .Number("total", converge.Total).String("error", converge.Error).BeginArray("updated");
        foreach (UpdatedAction action in converge.Updated)
        {
            json.BeginObject().String("resource", action.Resource).String("action", action.Action).String("source", action.Source);
            json.Strings("changes", action.Changes);
            json.EndObject();
        }
        json.EndArray().EndObject();
    }

    private static void Write(JsonBuffer json, string name, Coming<string> names)
    {
        json.BeginObject(name);
        json.Strings("added", names.Added);
        json.Strings("removed", names.Removed);
        json.EndObject();
    }

    private static void Write(JsonBuffer json, string name, IReadOnlyList<ListeningPort> ports)
    {
        json.BeginArray(name);
        foreach (ListeningPort port in ports)
            json.BeginObject().String("protocol", port.Protocol).String("address", port.Address.Address.ToString())
                .Number("port", port.Address.Port).String("program", port.Program).EndObject();
        json.EndArray();
    }

    private static string Name(ChangeKind kind) => kind switch { ChangeKind.Added => "added", ChangeKind.Removed => "removed", _ => "modified" };
}
