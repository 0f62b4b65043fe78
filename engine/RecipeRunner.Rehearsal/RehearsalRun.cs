using System.Diagnostics;
using RecipeRunner.Rehearsal.Differences;

namespace RecipeRunner.Rehearsal;

/// <summary>A converge in a throwaway host, another one, and what is different then.</summary>
internal static class RehearsalRun
{
    /// <param name="settings">What is rehearsed.</param>
    /// <param name="watched">Whether the person sees the first converge as it goes; its output is kept otherwise.</param>
    /// <param name="afterwards">Is given the report while the host still stands.</param>
    /// <param name="stop">Drops the host at once.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static RehearsalReport Make(RehearsalSettings settings, bool watched, Action<RehearsalReport, RehearsalHost> afterwards, CancellationToken stop)
    {
        long began = Stopwatch.GetTimestamp();
        using RehearsalHost host = RehearsalHost.Start(settings);
        using CancellationTokenRegistration dropping = stop.Register(host.Dispose);
        try
        {
            HostState before = host.Look();
            TimeSpan start = Stopwatch.GetElapsedTime(began);
            Converge first = watched ? host.ConvergeWatched() : host.ConvergeQuietly();
            Converge? second = first.Succeeded ? host.ConvergeQuietly() : null;
            stop.ThrowIfCancellationRequested();
            UpdatedAction[] updated = [.. first.Updated, .. second?.Updated ?? []];
            HostDifferences differences = HostDifferences.Between(before, host.Look(), updated, packages => FileDifferences.Of(
                host.Changes(),
                updated,
                FileDifferences.OfPackages(host.Inside("/var/lib/dpkg/info"), packages.Where(p => p.After is not null).Select(p => p.Name)),
                host.Texts.DiffOf,
                settings.State));
            var report = new RehearsalReport(settings.Network, settings.Systemd, start, first, second, differences);
            afterwards(report, host);
            stop.ThrowIfCancellationRequested();
            return report;
        }
        catch (Exception e) when (stop.IsCancellationRequested && e is not OperationCanceledException)
        {
            // The host was dropped while it was asked for something.
            throw new OperationCanceledException("the rehearsal was stopped", e, stop);
        }
    }
}
