using System.Diagnostics;
using RecipeRunner.Handlers;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Accounts;
using RecipeRunner.Machines.Debian;
using RecipeRunner.Machines.Facts;
using RecipeRunner.Machines.Local;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Machines.Services;
using RecipeRunner.Reporting;

namespace RecipeRunner.Converging;

/// <summary>
/// A whole run. A plan is a converge against an overlay. A converge makes that same pass first: when it finds nothing to do the
/// run is over, when it finds a mistake nothing was changed, and otherwise the pass over the real machine follows.
/// </summary>
internal sealed class Runner(RunOptions options, IMachine machine, IRunObserver observer, CancellationToken stop)
{
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly RedactingObserver observer = new(observer, options.Redaction);
    private Run? current;
    private RunReport? report;
    private DateTimeOffset startTime;

    /// <summary>Runs on this machine.</summary>
    public static ExitCode Run(RunOptions options, IRunObserver observer, CancellationToken stop) =>
        new Runner(options, ThisMachine(observer), observer, stop).Run();

    /// <summary>The machine that this process runs on.</summary>
    public static IMachine ThisMachine(IRunObserver observer) => new LocalMachine(
        m => new LocalAccounts(m.Files, m.Processes),
        m => new DebianPackages(m.Files, m.Processes, m.Clock, text => observer.On(new Message(LogLevel.Info, text))),
        m => SystemServices.For(m.Files, m.Processes, m.Clock),
        m => new LocalFacts(m.Files));

    /// <summary>Runs; every way to end is told by a <see cref="RunCompleted"/>, and mistakes are thrown on for their message.</summary>
    public ExitCode Run()
    {
        try
        {
            return Guarded();
        }
        catch (Exception e) when (RedactedException.Of(e, observer.Redaction) is { } shown)
        {
            throw shown;
        }
    }

    private ExitCode Guarded()
    {
        SourceLine.NoteWorkingFolder();
        RunLock? held = null;
        try
        {
            if (!options.WhyRun && !options.LockIsHeld) held = RunLock.Take(options.LockFile, machine.Clock);
            var project = new Project(options, text => observer.On(new Message(LogLevel.Warn, text)), observer.Redaction);
            startTime = machine.Clock.Now;
            observer.On(new RunStarted(startTime, options.NodeName ?? NodeInput.Name(machine), [.. project.RunList.Select(i => i.ToString())], options.WhyRun) { CookbookRevision = project.CookbookRevision });
            return options.WhyRun ? Plan(project) : Converge(project);
        }
        catch (RunInterruptedException)
        {
            Complete(RunStatus.Interrupted, "interrupted; what was begun is finished, what is owed is written down for the next run");
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            CallHandlers(e);
            if (e is RecipeRunnerException) Complete(RunStatus.Failed, e.Message);
            throw;
        }
        finally
        {
            held?.Dispose();
        }
    }

    private ExitCode Plan(Project project)
    {
        Run pass = Begin(project, new OverlayMachine(machine), observer, new ReadOnlyJournal(NotificationJournal.Read(machine.Files, options.StateFolders.Owed)), isPlan: true);
        Pass(project, pass);
        Complete(RunStatus.Succeeded, null);
        return pass.Totals.Updated + pass.Totals.May > 0 ? ExitCode.ChangesPlanned : ExitCode.Success;
    }

    private ExitCode Converge(Project project)
    {
        var journal = new NotificationJournal(machine.Files, options.StateFolders.Owed, observer.Redaction);
        var foreseen = new EventRecorder();
        Run forecast = Begin(project, new OverlayMachine(machine), foreseen, new ReadOnlyJournal(journal.Owed), isPlan: true);
        project.Handlers?.Start(Report(forecast), forecast.Root, observer);
        try
        {
            Pass(project, forecast);
        }
        catch (RecipeRunnerException)
        {
            foreseen.ReplayFailures(observer);
            observer.On(new Message(LogLevel.Error, "This was found before anything ran."));
            throw;
        }
        if (forecast.Totals.Updated + forecast.Totals.May + forecast.Totals.Failed == 0) foreseen.Replay(observer);
        else Pass(project, Begin(project, machine, observer, journal, isPlan: false));
        CallHandlers(null);
        Complete(RunStatus.Succeeded, null);
        return ExitCode.Success;
    }

    private Run Begin(Project project, IMachine on, IRunObserver events, INotificationJournal journal, bool isPlan)
    {
        current = project.Begin(on, events, journal, isPlan, stop);
        current.Began = began;
        return current;
    }

    private static void Pass(Project project, Run run)
    {
        project.Compile(run);
        new Resolver(run).Resolve(run.Root);
        run.Observer.On(new CompilePhaseCompleted(project.Cookbooks, run.Root.Resources.Count, project.CompiledNow));
        run.IsConverging = true;
        try
        {
            new Converger(run.Root).Converge();
        }
        finally
        {
            run.Machine.Files.Flush();
        }
    }

    /// <summary>
    /// Calls the handlers of the pass that counts. A plan calls none: nothing leaves the machine.
    /// </summary>
    private void CallHandlers(Exception? error)
    {
        if (options.WhyRun || current?.Handlers is not { } handlers) return;
        handlers.End(Report(current) with { EndTime = machine.Clock.Now, Exception = error is null ? null : RedactedException.Of(error, observer.Redaction) ?? error }, current.Root, observer);
    }

    private RunReport Report(Run run) => (report ??= new() { Node = run.Node, RunId = Guid.NewGuid(), StartTime = startTime }) with { Node = run.Node };

    private void Complete(RunStatus status, string? error)
    {
        RunTotals totals = current?.Totals ?? new();
        bool isIdle = status == RunStatus.Succeeded && totals.Updated + totals.May + totals.Failed == 0;
        if (!isIdle && current?.Node.Tree.Reads is { } reads) observer.On(new AttributesRead(new(reads.Told)));
        // A converge whose first pass failed, the one against the overlay, has changed nothing.
        if (status == RunStatus.Failed && current is { IsPlan: true } && !options.WhyRun) totals = new();
        observer.On(new RunCompleted(status, totals.Updated, totals.May, totals.Total, totals.Failed, Stopwatch.GetElapsedTime(began), error,
            status == RunStatus.Succeeded && !options.WhyRun ? current?.Next ?? [] : []));
    }
}
