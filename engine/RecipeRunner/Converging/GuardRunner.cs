using RecipeRunner.Machines;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>Asks the guards of a resource.</summary>
internal static class GuardRunner
{
    private const int ProgramNotFound = 127;
    private const string ShellSyntax = "*?{}[]<>()~&|\\$;'`\"\n#=%";

    /// <summary>Why the guards forbid the action; null when they let it run.</summary>
    public static string? Refusal(ResourceSlot slot, IMachine machine)
    {
        Resource resource = slot.Declaration;
        if (resource.OnlyIf is { } onlyIf)
            foreach (Guard guard in onlyIf)
                if (!Holds(guard, slot, machine))
                    return "only_if: " + Describe(guard, resource);
        if (resource.NotIf is { } notIf)
            foreach (Guard guard in notIf)
                if (Holds(guard, slot, machine))
                    return "not_if: " + Describe(guard, resource);
        return null;
    }

    private static bool Holds(Guard guard, ResourceSlot slot, IMachine machine)
    {
        if (guard.Command is { } command)
        {
            if (slot.Context.Run.BlockPlanned is { } block) machine.Doubts.Note($"it is asked after {block} has run");
            return Run(slot.Declaration.GuardCommand(command), machine);
        }
        using (Dsl.Current.Enter(slot.Context)) return Dsl.Current.EvaluateLazy(guard.Condition!);
    }

    /// <summary>
    /// A program that does not exist is an error, not an answer, as in Chef: there a plain command is not run by a shell. One that
    /// needs a shell is the shell's own matter: it answers 127, which is no.
    /// </summary>
    private static bool Run(Command command, IMachine machine)
    {
        CommandResult result;
        try
        {
            result = machine.Processes.Run(command);
        }
        catch (CommandTimeoutException)
        {
            // As in Chef: an answer that takes too long is no.
            return false;
        }
        if (result.ExitCode == ProgramNotFound && command.IsShell && machine.Doubts.Reason is null && !command.Arguments[0].Any(ShellSyntax.Contains))
            throw new CommandStartException($"the guard `{command}` cannot be started: {result.Output}");
        return result.Succeeded;
    }

    private static string Describe(Guard guard, Resource resource) =>
        resource.Sensitive ? "(sensitive)" : guard.Command?.ToString() ?? "condition";
}
