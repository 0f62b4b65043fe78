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

    /// <summary>Checks all resources of a context and ties subscriptions to their sources.</summary>
    public void Resolve(RunContext context)
    {
        for (int i = 0; i < context.Resources.Count; i++) Check(context, context.Resources[i]);
        ThrowIfAny();
    }

    /// <summary>Checks one resource.</summary>
    public void Resolve(RunContext context, ResourceSlot slot)
    {
        Check(context, slot);
        ThrowIfAny();
    }

    private void Check(RunContext context, ResourceSlot slot)
    {
        Resource resource = slot.Declaration;
        if (resource.Action is { } actions)
            foreach (ResourceAction action in actions)
                CheckAction(slot, slot, action);
        if (resource.DelayedAction is { } later)
            foreach (ResourceAction action in later)
                CheckAction(slot, slot, action);
        if (resource.Notifies is { } notifications)
            foreach (Notification notification in notifications)
            {
                if (Target(context, notification) is { } target) CheckAction(slot, target, notification.Action);
                else AddUnknownTarget(context, slot, notification.Target);
            }
        if (resource.Subscribes is { } subscriptions)
            foreach (Subscription subscription in subscriptions)
            {
                CheckAction(slot, slot, subscription.Action);
                Subscribe(context, slot, subscription);
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

    /// <summary>The slot that a notification means; a unified name such as <c>service[a,b]</c> is taken as it stands, as in Chef.</summary>
    internal static ResourceSlot? Target(RunContext context, Notification notification) =>
        notification.Slot ?? context.Find(notification.Target);

    private static void Subscribe(RunContext context, ResourceSlot slot, Subscription subscription)
    {
        var notification = new ResolvedNotification(slot, subscription.Action, subscription.Timing);
        foreach (string source in subscription.Sources)
            for (RunContext? c = context; c is not null; c = c.Parent)
            {
                IReadOnlyList<ResourceSlot> found = c.Resources.FindAll(source);
                foreach (ResourceSlot heard in found)
                    if (heard.Subscribers?.Contains(notification) != true)
                        (heard.Subscribers ??= []).Add(notification);
                if (found.Count > 0) break;
            }
    }

    private void CheckAction(ResourceSlot at, ResourceSlot target, ResourceAction action)
    {
        IReadOnlyList<ResourceAction> known = target.Declaration.Actions;
        if (action == ResourceAction.Nothing || known.Contains(action)) return;
        problems.Add(new(at.Declaration.DeclaredAt,
            $"{target.Key} has no action '{action}'.{Nearest.Hint(action.Name, known.Select(a => a.Name))} It has: {string.Join(", ", known)}, nothing."));
    }

    private void AddUnknownTarget(RunContext context, ResourceSlot slot, string target)
    {
        bool wellFormed = target.IndexOf('[', StringComparison.Ordinal) > 0 && target.EndsWith(']');
        problems.Add(new(slot.Declaration.DeclaredAt, wellFormed
            ? $"{slot.Key} notifies {target}, which no recipe declares.{Nearest.Hint(target, context.Resources.Keys)}"
            : $"{slot.Key} notifies '{target}', which is not the name of a resource: write type[name], as in service[haproxy]."));
    }

    private void ThrowIfAny()
    {
        if (problems.Count > 0) throw new ProblemsException(problems, exitCode);
    }
}
