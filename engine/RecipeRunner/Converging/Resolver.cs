using RecipeRunner.Recipes;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Converging;

/// <summary>
/// Between the phases: every name that a declaration uses is looked up, and all mistakes are told at once, before anything is changed.
/// </summary>
internal sealed class Resolver(Run run)
{
    private readonly List<Problem> problems = [];
    private ExitCode exitCode = ExitCode.BadInput;

    /// <summary>Checks all resources of a context, and whom they notify.</summary>
    public void Resolve(RunContext context)
    {
        for (int i = 0; i < context.Resources.Count; i++) Check(context.Resources[i]);
        ThrowIfAny();
    }

    /// <summary>Checks one resource, and whom it notifies.</summary>
    public void Resolve(ResourceSlot slot)
    {
        Check(slot);
        ThrowIfAny();
    }

    /// <summary>Checks one resource that converges before those that it notifies are declared.</summary>
    public void ResolveAlone(ResourceSlot slot)
    {
        CheckDeclaration(slot);
        ThrowIfAny();
    }

    private void Check(ResourceSlot slot)
    {
        slot.IsResolved = true;
        CheckDeclaration(slot);
        foreach (DeclaredNotification notification in slot.Context.Notifications.From(slot.Key))
        {
            if (notification.Owner != slot || notification.IsSubscription) continue;
            if (notification.Target is { } target) CheckAction(slot, target, notification.Action);
            // In unified mode it may be declared later; at the end all are looked up again.
            else if (!slot.Context.IsDeclaring) AddUnknownTarget(slot, notification.TargetName);
        }
    }

    private void CheckDeclaration(ResourceSlot slot)
    {
        Resource resource = slot.Declaration;
        if (resource.Action is { } actions)
            foreach (ResourceAction action in actions)
                CheckAction(slot, slot, action);
        if (resource.DelayedAction is { } later)
            foreach (ResourceAction action in later)
                CheckAction(slot, slot, action);
        if (resource.Subscribes is { } subscriptions)
            foreach (Subscription subscription in subscriptions)
            {
                CheckAction(slot, slot, subscription.Action);
                foreach (string source in subscription.Sources)
                    if (!IsWellFormed(source) && slot.Context.Find(source) is null)
                        problems.Add(new(resource.DeclaredAt, $"{slot.Key} subscribes to '{source}', which is not the name of a resource: write type[name], as in service[haproxy]."));
            }
        try
        {
            foreach (string problem in resource.Validate(new ResourceContext(run, slot)))
                problems.Add(new(resource.DeclaredAt, $"{slot.Key}: {problem}"));
        }
        catch (ProblemsException e)
        {
            // A template that does not parse: the mistake is there, however many resources render it.
            problems.AddRange(e.Problems.Where(p => !problems.Contains(p)));
            exitCode = e.ExitCode;
        }
        catch (Exception e) when (e is not RecipeRunnerException)
        {
            problems.Add(new(resource.DeclaredAt, $"{slot.Key}: {RecipeFailure.AtConverge(e).Message}"));
        }
    }

    private void CheckAction(ResourceSlot at, ResourceSlot target, ResourceAction action)
    {
        IReadOnlyList<ResourceAction> known = target.Declaration.Actions;
        if (action == ResourceAction.Nothing || known.Contains(action)) return;
        problems.Add(new(at.Declaration.DeclaredAt,
            $"{target.Key} has no action '{action}'.{Nearest.Hint(action.Name, known.Select(a => a.Name))} It has: {string.Join(", ", known)}, nothing."));
    }

    private void AddUnknownTarget(ResourceSlot slot, string target) =>
        problems.Add(new(slot.Declaration.DeclaredAt, IsWellFormed(target)
            ? $"{slot.Key} notifies {target}, which no recipe declares.{Nearest.Hint(target, slot.Context.Resources.Keys)}"
            : $"{slot.Key} notifies '{target}', which is not the name of a resource: write type[name], as in service[haproxy]."));

    private static bool IsWellFormed(string key) => key.IndexOf('[', StringComparison.Ordinal) > 0 && key.EndsWith(']');

    private void ThrowIfAny()
    {
        if (problems.Count > 0) throw new ProblemsException(problems, exitCode);
    }
}
