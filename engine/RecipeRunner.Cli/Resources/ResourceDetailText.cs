using RecipeRunner.Converging;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Cli.Resources;

/// <summary>One resource: where it is declared, when it runs and what may keep it from it, who tells it and whom it tells.</summary>
internal sealed class ResourceDetailText(TextOutput output)
{
    public void Write(ResourceSlot slot, int turn)
    {
        Resource resource = slot.Declaration;
        RunContext context = slot.Context;
        output.WriteLine(slot.Key);
        Row("declared", $"{resource.DeclaredAt} in {slot.Recipe}{Included(context.Run, slot.Recipe)}");
        Row("turn", $"{turn} of {context.Resources.Count}, {(resource.EffectiveActions is [{ Name: "nothing" }] ? "does nothing then" : string.Join(", then ", resource.EffectiveActions))}");
        if (resource.CompileTime) Row("compile time", "has run already, when it was declared");
        if (resource is CompositeResource) Row("inner ones", "are declared when its turn comes");
        if (resource.DelayedAction is { } later) Row("at the end", string.Join(", ", later));
        Guards("only if", resource.OnlyIf, resource);
        Guards("not if", resource.NotIf, resource);
        foreach ((string sender, DeclaredNotification n) in context.Notifications.To(slot))
            Row("told by", $"{sender}{Unknown(context, sender)} to {n.Action}, {When(n.Timing)}");
        foreach (DeclaredNotification n in context.Notifications.From(slot.Key))
            Row("tells", $"{n.TargetName} to {n.Action}, {When(n.Timing)}");
        if (resource.IgnoreFailure.GoesOn) Row("failure", "is ignored");
        else if (resource.Retries > 0) Row("failure", $"is tried again {resource.Retries} times, after {resource.RetryDelay.TotalSeconds:0.###} s");
    }

    /// <summary>Why a recipe runs.</summary>
    public static string Included(Run run, RecipeName recipe) =>
        !run.Included.TryGetValue(recipe, out SourceLine at) ? "" : at.File is { Length: > 0 } ? $", included at {at}" : ", from the run list";

    private void Guards(string kind, Guards? guards, Resource resource)
    {
        if (guards is null) return;
        foreach (Guard guard in guards)
            Row(kind, resource.Sensitive ? "(sensitive)" : guard.Command is { } command ? $"`{command}` succeeds" : "a condition of the recipe holds");
    }

    private static string Unknown(RunContext context, string sender) => context.Resources.Find(sender) is null ? " (which nobody declares)" : "";

    private static string When(Timing timing) => timing switch
    {
        Timing.Immediately => "at once when it changed",
        Timing.Before => "before it changes",
        _ => "at the end of the run when it changed",
    };

    private void Row(string what, string text)
    {
        output.Write($"  {what,-13}", Ink.Grey);
        output.WriteLine(text);
    }
}
