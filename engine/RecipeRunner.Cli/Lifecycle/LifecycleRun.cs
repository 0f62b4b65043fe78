using System.Globalization;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Machines.Local;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.CookbookSources;
using RecipeRunner.OpsWorks.Lifecycle;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary>Takes a command through the queue: writes it down, waits for its turn, runs it, and ends with its exit code.</summary>
internal sealed class LifecycleRun(CommandHost host, RunSettings settings)
{
    /// <summary>How long a shutdown may take when nobody says otherwise, as on OpsWorks.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan s_lastWord = TimeSpan.FromMilliseconds(300);

    private readonly CommandFolder folder = new(settings.Options.StateFolders);
    private readonly LocalClock clock = new();
    private LifecycleCommand? command;

    /// <summary>How old the JSON may be when the command's turn comes; null for an hour from the call.</summary>
    public TimeSpan? LongestWait { get; init; }

    /// <summary>How long it may take; null for as long as it needs, a shutdown two minutes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <exception cref="RecipeRunnerException">The state folder cannot be written.</exception>
    public LifecycleCommand Run(string activity, byte[] json, string subject, DateTimeOffset? sentAt, bool forced)
    {
        TimeSpan? limit = Timeout ?? (activity == Activities.Shutdown ? ShutdownTimeout : null);
        try
        {
            command = folder.Add(new()
            {
                Activity = activity,
                QueuedAt = clock.Now,
                SentAt = sentAt,
                Subject = subject,
                Forced = forced,
                Caller = CallerProcess.Current,
                Options = settings.Options,
            }, json);
            LifecycleCommand ended = Await(limit);
            if (ended.StartedAt is null) Say($"{ended.Activity} {ended.Id} was not run ({ended.Status.ToString().ToLowerInvariant()}): {ended.Reason}.");
            return ended;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException(e.Message, inner: e);
        }
    }

    private LifecycleCommand Await(TimeSpan? limit)
    {
        var deadline = new Deadline(limit, () => Miss(limit!.Value));
        try
        {
            return new CommandQueue(folder, new(settings.Options.StateFolders), settings.Options.LockFile, clock) { Say = Say, LongestWait = LongestWait }.Await(command!.Id, Converge);
        }
        finally
        {
            deadline.Meet();
        }
    }

    /// <summary>The exit code for what became of a command.</summary>
    public static ExitCode ExitCodeOf(LifecycleCommand ended) => ended.Status switch
    {
        CommandStatus.Successful or CommandStatus.Superseded => ExitCode.Success,
        CommandStatus.Expired or CommandStatus.Ignored => ExitCode.BadInput,
        _ => ended.ExitCode ?? ExitCode.ResourceFailed,
    };

    private ExitCode Converge(LifecycleCommand running)
    {
        command = running;
        RunOptions options = settings.Options with { JsonAttributes = folder.JsonOf(running.Id), OverrideRunList = null, LockIsHeld = true };
        if (running.Activity == Activities.UpdateCustomCookbooks) options = CookbookUpdate.Of(options, CookbookFetch.SourceIn(NodeJson.Load(options.JsonAttributes)));
        return new RunSession(settings with { Options = options, LogFile = folder.LogOf(running.Id) }, host.Terminal, host.Engine).Run();
    }

    /// <summary>The time is over. Nothing of the run is waited for: a kill at any instant is safe, and it may never end.</summary>
    private void Miss(TimeSpan limit)
    {
        try
        {
            StartedCommands.End();
            Record(command!, limit);
        }
        finally
        {
            PosixProcess.Exit((int)ExitCode.ResourceFailed);
        }
    }

    private void Record(LifecycleCommand late, TimeSpan limit)
    {
        bool wasRun = late.StartedAt is not null;
        string reason = string.Create(CultureInfo.InvariantCulture,
            $"{late.Activity} did not end within {limit.TotalSeconds:0.###} s; it was ended{(wasRun ? ", with the commands that it had started" : " before its turn came")}");
        folder.Save(late with { Status = CommandStatus.Failed, ExitCode = ExitCode.ResourceFailed, EndedAt = clock.Now, Reason = reason });
        if (wasRun) File.AppendAllText(folder.LogOf(late.Id), $"[{DateTimeOffset.Now:yyyy-MM-dd'T'HH:mm:sszzz}] FATAL: {reason}\n");
        // The run may hang in its own output, and would keep the last word from being said.
        var last = new Thread(() => host.Terminal.Fail(reason)) { IsBackground = true };
        last.Start();
        last.Join(s_lastWord);
    }

    private void Say(string text)
    {
        host.Terminal.Error.EnsureLineStart();
        host.Terminal.Error.WriteLine(text);
        host.Terminal.Error.Flush();
    }
}
