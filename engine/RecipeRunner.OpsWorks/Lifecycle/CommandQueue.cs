using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>
/// One command at a time, in the order in which they came, each run by the process that was told to. Whoever gets the lock first writes
/// down what became of the commands whose processes died; nobody waits for those any more, so they are not run.
/// </summary>
internal sealed class CommandQueue(CommandFolder folder, SetupMarker setup, string lockFile, IClock clock)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100), s_anHour = TimeSpan.FromHours(1);

    /// <summary>How old a command's JSON may be when its turn comes; null for an hour, counted from when the command was given.</summary>
    public TimeSpan? LongestWait { get; init; }

    public Func<CallerProcess, bool> IsAlive { get; init; } = caller => caller.IsAlive;

    /// <summary>Told once why a command has to wait.</summary>
    public Action<string> Say { get; init; } = _ => { };

    /// <summary>Waits for a command's turn, and runs it unless it has become needless. Gives what became of it.</summary>
    public LifecycleCommand Await(string id, Func<LifecycleCommand, ExitCode> run)
    {
        for (bool told = false; ;)
        {
            using (RunLock? held = RunLock.TryTake(lockFile, clock))
            {
                if (held is not null)
                {
                    LifecycleCommand? ended = TakeTurn(id, run);
                    folder.RemoveOldest();
                    if (ended is not null) return ended;
                }
                else if (!told)
                {
                    Say($"Waiting for its turn: {RunLock.Holder(lockFile)} is at work.");
                    told = true;
                }
            }
            if (folder.Find(id) is { HasEnded: true } over) return over;
            clock.Sleep(s_pause);
        }
    }

    /// <summary>With the lock: what became of the command, or null when it is another one's turn.</summary>
    private LifecycleCommand? TakeTurn(string id, Func<LifecycleCommand, ExitCode> run)
    {
        IReadOnlyList<LifecycleCommand> all = [.. folder.All().Select(Settled)];
        LifecycleCommand own = all.FirstOrDefault(c => c.Id == id) ?? throw new RecipeRunnerException($"The command {id} is gone from {folder.Path}: somebody removed it.", ExitCode.ResourceFailed);
        if (own.HasEnded) return own;

        LifecycleCommand[] waiting = [.. all.Where(c => c.Status == CommandStatus.Pending)];
        LifecycleCommand[] together = [waiting[0], .. waiting.Skip(1).TakeWhile(c => c.GivesWayTo(waiting[0]))];
        LifecycleCommand newest = together.MaxBy(c => (c.Sent, c.Id))!;
        if (newest.Id != id) return null;
        if (WhyNot(own, all) is var (status, reason)) return End(own, status, reason);
        foreach (LifecycleCommand older in together)
            if (older.Id != id)
                End(older, CommandStatus.Superseded, $"a newer configure, {own.Id}, ran in its place");
        return Run(own, run);
    }

    /// <summary>Why a command must not run although it is its turn; null when it may.</summary>
    private (CommandStatus, string)? WhyNot(LifecycleCommand command, IReadOnlyList<LifecycleCommand> all)
    {
        if (command.Forced) return null;
        TimeSpan longest = LongestWait ?? s_anHour;
        if (clock.Now - (LongestWait is null ? command.QueuedAt : command.Sent) > longest)
            return (CommandStatus.Expired, $"it is older than {longest.TotalSeconds:0} s");
        if (setup.IsAwaited && !Activities.RunsBeforeSetup(command.Activity))
            return (CommandStatus.Ignored, "the setup of this machine has not succeeded yet; until then setup, update_custom_cookbooks and execute_recipes run, and others with --force");
        if (all.LastOrDefault(c => c.Status == CommandStatus.Successful && command.GivesWayTo(c)) is { SentAt: not null } ran && command.SentAt is not null && command.Sent < ran.Sent)
            return (CommandStatus.Superseded, $"a newer configure, {ran.Id}, ran before; --force runs the older one all the same");
        return null;
    }

    private LifecycleCommand Run(LifecycleCommand command, Func<LifecycleCommand, ExitCode> run)
    {
        LifecycleCommand running = command with { Status = CommandStatus.Running, StartedAt = clock.Now };
        folder.BeginLog(running.Id);
        folder.Save(running);
        if (running.Activity == Activities.Setup) setup.Begin();
        ExitCode exitCode = run(running);
        bool succeeded = exitCode == ExitCode.Success;
        if (succeeded && running.Activity == Activities.Setup) setup.Succeed();
        return End(running with { ExitCode = exitCode }, succeeded ? CommandStatus.Successful : CommandStatus.Failed, null);
    }

    /// <summary>A command as it is: one that nobody looks after any more was interrupted.</summary>
    private LifecycleCommand Settled(LifecycleCommand command) => command.HasEnded || IsAlive(command.Caller)
        ? command
        : End(command, CommandStatus.Failed, command.Status == CommandStatus.Running
            ? "interrupted: its process died while it ran; what it owes is delivered by the next run"
            : "interrupted: its process died before its turn came; nothing was run");

    private LifecycleCommand End(LifecycleCommand command, CommandStatus status, string? reason)
    {
        LifecycleCommand ended = command with { Status = status, Reason = reason, EndedAt = clock.Now };
        folder.Save(ended);
        return ended;
    }
}
