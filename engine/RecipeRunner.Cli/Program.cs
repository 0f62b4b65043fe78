using RecipeRunner.Cli.OpsWorks;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Cli;

/// <summary>The entry point.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        // Files get the modes that recipes ask for, whatever the caller's umask is.
        _ = Posix.Umask(0b000_010_010);
        args = AgentCli.Translate(AgentCli.CalledAs(), args);
        Terminal terminal = Terminal.Open(colours: !args.Contains("--no-color"));
        int exitCode = (int)new CommandLine(terminal, Converging.Runner.Run, Environment.IsPrivilegedProcess).Run(args);
        terminal.Out.Flush();
        terminal.Error.Flush();
        // A test that hangs still has its thread, which would keep the program from ending.
        Environment.Exit(exitCode);
        return exitCode;
    }
}
