using System.Diagnostics;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>Runs commands on this machine. Of each stream, the last mebibyte is kept.</summary>
internal sealed unsafe class LocalProcesses : IProcesses
{
    private static readonly TimeSpan s_timeToTerminate = TimeSpan.FromSeconds(3);

    public CommandResult Run(Command command)
    {
        string cwd = command.Cwd ?? "/";
        Dictionary<string, string> environment = ProcessEnvironment.For(command);
        List<string> words = ProcessIdentity.Wrap(command, ProgramLookup.Find(command, environment.GetValueOrDefault("PATH", ""), cwd));

        using ProcessStreams streams = new(command.Input, command.Printed);
        int pid = ChildProcess.Start(words, environment, cwd, streams.OfChild, out int error);
        if (error != 0) throw new CommandStartException($"Cannot run `{command}`: {Why(error)}", PosixError.For(error, "run", words[0]));
        streams.CloseOfChild();

        Stopwatch time = Stopwatch.StartNew();
        if (!streams.ReadUntilExit(pid, command.Timeout - time.Elapsed, out int exitCode))
        {
            Kill(pid, streams);
            throw new CommandTimeoutException(
                $"`{command}` did not end within {command.Timeout.TotalSeconds:0.###} s and was killed, with all that it had started. {streams.Printed}");
        }
        return new CommandResult(exitCode, streams.Stdout, streams.Stderr);
    }

    private static void Kill(int pid, ProcessStreams streams)
    {
        _ = PosixProcess.Kill(-pid, PosixProcess.SigTerm);
        bool ended = streams.ReadUntilExit(pid, s_timeToTerminate, out _);
        // Its children too, even when it went itself.
        _ = PosixProcess.Kill(-pid, PosixProcess.SigKill);
        if (!ended) _ = streams.ReadUntilExit(pid, TimeSpan.MaxValue, out _);
    }

    private static string Why(int error)
    {
        const int notAProgram = 8;
        const int tooLong = 7;
        return error switch
        {
            notAProgram => "it is not a program; does a script lack its first line, such as #!/bin/sh?",
            tooLong => "its arguments and environment are too long for the system. A file or standard input has room for long texts.",
            ENoEnt => "the interpreter that its first line (#!) names does not exist.",
            _ => System.Runtime.InteropServices.Marshal.GetPInvokeErrorMessage(error) + ".",
        };
    }
}
