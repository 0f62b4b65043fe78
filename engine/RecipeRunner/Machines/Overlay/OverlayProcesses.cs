namespace RecipeRunner.Machines.Overlay;

/// <summary>
/// Runs the commands that only look, on the machine below. A command that changes something is not run: what its text names
/// is in doubt from then on.
/// </summary>
internal sealed class OverlayProcesses(IProcesses below, OverlayFiles files, OverlayAccounts accounts, OverlayState state) : IProcesses
{
    private const int NotFound = 127;

    public CommandResult Run(Command command)
    {
        if (command.Changes)
        {
            state.Add(new PendingCommand(command, files.Resolve, state.Tick()));
            return new CommandResult(0, "", "");
        }
        if (!state.IsTouched) return below.Run(command);
        state.Doubts.Note($"`{command}` was asked before the changes of this plan were made");
        try
        {
            return below.Run(command);
        }
        catch (CommandStartException e) when (MayComeToBe(command))
        {
            return new CommandResult(NotFound, "", e.Message);
        }
    }

    /// <summary>Whether what it needs to start (program, folder, user) may be there once the plan is carried out.</summary>
    private bool MayComeToBe(Command command)
    {
        string program = command.IsShell ? "/bin/sh" : command.Arguments.Count > 0 ? command.Arguments[0] : "";
        string name = Paths.Name(program).ToString();
        return state.Commands.Count > 0
            || state.Packages.Any(package => package.MayBringProgram(name))
            || (program.StartsWith('/') && files.IsWritten(program))
            || (command.Cwd is not null && files.IsWritten(command.Cwd))
            || (command.User is not null && accounts.IsWritten(command.User))
            || (command.Group is not null && accounts.IsWritten(command.Group));
    }
}
