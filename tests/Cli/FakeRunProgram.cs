using RecipeRunner.Cli;
using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Cli;

/// <summary>
/// Lets a test start the command line as a process of its own, with an engine whose one step lasts as long as the test wants:
/// until the file FAKE_RUN_UNTIL appears.
/// </summary>
internal static class FakeRunProgram
{
    public static int Run(string[] args)
    {
        string until = Environment.GetEnvironmentVariable("FAKE_RUN_UNTIL") ?? throw new InvalidOperationException("FAKE_RUN_UNTIL is not set.");
        Terminal terminal = Terminal.Open(colours: false);
        var engine = new FakeEngine
        {
            Behaviour = (observer, stop) =>
            {
                observer.On(new RunStarted(DateTimeOffset.UtcNow, "node", [], WhyRun: true));
                observer.On(new Message(LogLevel.Info, "running"));
                while (!File.Exists(until)) Thread.Sleep(20);
                observer.On(new Message(LogLevel.Info, "step done"));
                if (stop.IsCancellationRequested) throw new RunInterruptedException();
                return ExitCode.Success;
            },
        };
        int exitCode = (int)new CommandLine(terminal, engine.Run, isRoot: false).Run(args);
        terminal.Out.Flush();
        return exitCode;
    }
}
