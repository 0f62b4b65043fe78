using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Machines.Debian;

/// <summary>Says what an apt that failed needs from the person who reads it.</summary>
internal sealed class AptErrors(AptTool apt, DpkgDatabase database)
{
    /// <param name="outcome">The command that failed.</param>
    /// <param name="packages">What was asked for.</param>
    /// <param name="update">The update of the lists before it, when there was one.</param>
    /// <param name="repair">The repair of other packages before it, when it failed.</param>
    public RecipeRunnerException For(AptOutcome outcome, IReadOnlyList<PackageRequest> packages, AptOutcome? update = null, AptOutcome? repair = null)
    {
        string names = string.Join(", ", packages.Select(package => package.Version is null ? package.Name : $"{package.Name}={package.Version}"));
        string before = Failed("fetching the package lists", update) + Failed("repairing the packages that were left not configured", repair);
        return outcome.Error($"apt failed on {names}", WayOut(outcome, packages), before);
    }

    private static string Failed(string what, AptOutcome? outcome) =>
        outcome is { Succeeded: false } ? $"Before that, {what} failed:\n{string.Join('\n', CommandFailure.LastLines(outcome.Result.Output, 9))}\n" : "";

    private string? WayOut(AptOutcome outcome, IReadOnlyList<PackageRequest> packages)
    {
        if (outcome.VirtualProviders is { Count: > 0 } providers)
            return "This is a virtual package with several providers; name the one that you want: " + string.Join(", ", providers.Select(FirstWord).Distinct()) + ".";
        if (outcome.UnknownPackage is { } unknown)
            return $"No package is called '{unknown}' in the package lists.{NearestName(unknown)}";
        if (outcome.UnknownVersionOf is { } name) return $"Known versions of {name}: {Versions(name)}.";
        if (outcome.Says("without --allow-downgrades")) return "An installed package is newer than the version that is asked for; allow_downgrade allows that.";
        if (outcome.Says("without --allow-change-held-packages") || outcome.Says("held broken packages"))
            return HeldHint(packages);
        if (outcome.Says("are you root?")) return "Packages can only be changed as root: run with sudo.";
        return null;
    }

    private string? HeldHint(IReadOnlyList<PackageRequest> packages)
    {
        List<string> held = database.Status.Packages.Where(package => package.Held).Select(package => package.Name).ToList();
        if (held.Count == 0) return null;
        IEnumerable<string> asked = held.Where(name => packages.Any(package => package.Name.Split(':')[0] == name));
        string list = string.Join(" ", asked.Any() ? asked : held);
        return $"Held at their version: {list}. Release them ('apt-mark unhold {list}', or the action :unlock), or pass the option --allow-change-held-packages.";
    }

    private string NearestName(string unknown) => Nearest.Hint(unknown, apt.Ask("apt-cache", "pkgnames").Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lines as "haproxy | 2.6.12-1 | source".</summary>
    private string Versions(string name)
    {
        IEnumerable<string> versions = apt.Ask("apt-cache", "madison", name).Stdout.Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).Where(columns => columns.Length > 1).Select(columns => columns[1]).Distinct();
        return versions.Any() ? string.Join(", ", versions) : "none";
    }

    private static string FirstWord(string line) => line.Split(' ')[0];
}
