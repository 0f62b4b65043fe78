using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli;

/// <summary>One run from the command line: who listens to it, what ends it, and what its end means.</summary>
internal sealed class RunSession(RunSettings settings, Terminal terminal, RunEngine engine)
{
    public ExitCode Run()
    {
        if (!settings.Colours) terminal.StopColours();
        terminal.Hide(settings.Options.Redaction);
        using var listeners = new Listeners(settings, terminal);
        using var signals = new StopSignals(terminal.Error);
        ExitCode exitCode = Converge(listeners, signals, out string? error);
        if (exitCode == ExitCode.Interrupted) exitCode = signals.ExitCode;
        if (error is not null) listeners.EndWith(error, exitCode);
        if (listeners.WriteRecord(exitCode, error) is { } problem) terminal.Fail(problem);
        return exitCode;
    }

    private ExitCode Converge(Listeners listeners, StopSignals signals, out string? error)
    {
        try
        {
            error = null;
            if (settings.Note is { } note) listeners.Observer.On(new Message(LogLevel.Info, note));
            return engine(settings.Options, listeners.Observer, signals.Stop);
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            error = "interrupted";
            return ExitCode.Interrupted;
        }
        catch (RecipeRunnerException e)
        {
            error = settings.Debug ? e.ToString() : e.Message;
            return e.ExitCode;
        }
        catch (Exception e)
        {
            // Whatever it is, a person gets a sentence, and a way to more.
            error = settings.Debug
                ? e.ToString()
                : $"{e.Message}\nThis is unexpected ({e.GetType().Name}): RECIPE_RUNNER_DEBUG=1 shows where it happened";
            return ExitCode.ResourceFailed;
        }
    }
}
