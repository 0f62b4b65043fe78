namespace RecipeRunner.Machines.Debian;

/// <summary>Finishes what an interrupted dpkg left: packages unpacked, not configured, or only half there.</summary>
internal sealed class DpkgRepair(AptTool apt, DpkgDatabase database, Action<string> say)
{
    /// <summary>
    /// Returns how it failed, or null. A failure is said, and is not the last word: what is installed or removed next may be the cure.
    /// </summary>
    public AptOutcome? Run(TimeSpan timeout)
    {
        say("repairing packages that were left half installed or not configured");
        AptOutcome outcome = apt.Dpkg(timeout, "--configure", "-a");
        outcome = apt.Get(timeout, "install", "-f") is { Succeeded: true } repaired ? repaired : outcome;
        database.Forget();
        List<string> halves = database.Status.Packages.Where(package => package.NeedsReinstall).Select(package => $"{package.Name}:{package.Architecture}").ToList();
        if (halves.Count > 0)
        {
            outcome = apt.Get(timeout, "install", ["--reinstall", "--", .. halves]);
            database.Forget();
        }
        if (outcome.Succeeded) return null;
        say("the repair failed: " + string.Join("; ", CommandFailure.LastLines(outcome.Result.Output, 3)));
        return outcome;
    }
}
