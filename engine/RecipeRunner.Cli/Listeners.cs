using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli;

/// <summary>Who listens to a run: the formatter, a progress line, a log, the run record.</summary>
internal sealed class Listeners : IDisposable
{
    private readonly RunSettings settings;
    private readonly Terminal terminal;
    private readonly RunRecord? record;
    private readonly ProgressLine? progress;
    private readonly EndWatch end = new();
    private readonly FileStream? log;

    public Listeners(RunSettings settings, Terminal terminal)
    {
        (this.settings, this.terminal) = (settings, terminal);
        var all = new List<IRunObserver>(5) { end };
        // First: it must be gone before the formatter writes.
        if (terminal.Watched is { } watched) all.Add(progress = new ProgressLine(watched));
        all.Add(Formatter());
        if (settings.LogFile is { } path)
        {
            log = OpenLog(path);
            all.Add(new LogFileObserver(new TextOutput(log), settings.LogLevel ?? LogLevel.Info, TimeProvider.System));
        }
        // A plan changes nothing, the state folder included.
        if (!settings.Options.WhyRun) all.Add(record = new RunRecord(settings.Options.StateFolders, TimeProvider.System));
        Observer = new ObserverFanOut(all);
    }

    public IRunObserver Observer { get; }

    /// <summary>Tells of an error that ended the run, unless the run told of its end itself.</summary>
    public void EndWith(string error, ExitCode exitCode)
    {
        if (end.Seen) return;
        if (settings.Format == OutputFormat.Json)
        {
            RunStatus status = exitCode is ExitCode.Interrupted or ExitCode.Terminated ? RunStatus.Interrupted : RunStatus.Failed;
            Observer.On(new RunCompleted(status, 0, 0, 0, 0, end.Elapsed, error, []));
        }
        terminal.Fail(error);
    }

    /// <summary>Writes the run record; returns what kept it from being written.</summary>
    public string? WriteRecord(ExitCode exitCode, string? error) => record?.Write(exitCode, error);

    public void Dispose()
    {
        progress?.Dispose();
        log?.Dispose();
    }

    private IRunObserver Formatter() => settings.Format switch
    {
        OutputFormat.Json => new JsonFormatter(terminal.Out),
        OutputFormat.Min => new MinFormatter(terminal.Out, settings.LogLevel ?? LogLevel.Warn),
        _ => new DocFormatter(terminal.Out, settings.LogLevel ?? LogLevel.Info),
    };

    private static FileStream OpenLog(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"the log file of -L cannot be opened: {e.Message}", inner: e);
        }
    }

    private sealed class EndWatch : IRunObserver
    {
        private readonly long began = System.Diagnostics.Stopwatch.GetTimestamp();

        public bool Seen { get; private set; }

        public TimeSpan Elapsed => System.Diagnostics.Stopwatch.GetElapsedTime(began);

        public void On(RunEvent runEvent) => Seen |= runEvent is RunCompleted;
    }
}
