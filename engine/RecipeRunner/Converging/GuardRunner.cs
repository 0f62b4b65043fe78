using RecipeRunner.Machines;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>Asks the guards of a resource.</summary>
internal static class GuardRunner
{
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
        if (guard.Command is { } command) return machine.Processes.Run(slot.Declaration.GuardCommand(command)).Succeeded;
        using (Dsl.Current.Enter(slot.Context)) return guard.Condition!();
    }

    private static string Describe(Guard guard, Resource resource) =>
        resource.Sensitive ? "(sensitive)" : guard.Command?.ToString() ?? "condition";
}
