using RecipeRunner.Machines.Overlay;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>Tries an action on an overlay of the machine, silently, to learn whether it would change something.</summary>
internal static class Forecaster
{
    public static ActionResult Of(Run run, ResourceSlot slot, ResourceAction action, string? mayBecause)
    {
        var journal = new ReadOnlyJournal([]);
        var trial = new Run
        {
            Node = run.Node,
            Machine = new OverlayMachine(run.Machine),
            Cookbooks = run.Cookbooks,
            Recipes = run.Recipes,
            Templates = run.Templates,
            DataBags = run.DataBags,
            Indexes = run.Indexes,
            Vault = run.Vault,
            Redaction = run.Redaction,
            Observer = SilentObserver.Instance,
            Journal = journal,
            Folders = run.Folders,
            Stop = run.Stop,
            IsPlan = true,
            LacksRoot = run.LacksRoot,
            IsConverging = true,
            BlockPlanned = run.BlockPlanned,
            OpaqueStep = run.OpaqueStep,
        };
        var info = new ResourceInfo(slot.Key, slot.Recipe.ToString(), slot.Declaration.DeclaredAt, slot.Context.Depth, null);
        return new ActionAttempt(trial, slot, action, info, new DebtBook(journal, slot.Context)).Run(mayBecause);
    }
}
