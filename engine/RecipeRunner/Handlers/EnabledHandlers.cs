using RecipeRunner.Converging;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Handlers;

/// <summary>The handlers of a pass over the run list, and what they are to be told. A run without handlers has none of these.</summary>
internal sealed class EnabledHandlers
{
    private readonly List<Handler> report = [];
    private readonly List<Handler> exception = [];
    private readonly HashSet<ResourceSlot> seen = [];
    private readonly List<ResourceSlot> all = [];
    private readonly List<ResourceSlot> failed = [];

    /// <summary>The resources that had their turn so far, in the order of their first action.</summary>
    public IReadOnlyList<ResourceSlot> Seen => all;

    /// <summary>Enables a handler for runs that succeed. As in Chef a class is there once: the later one takes its place.</summary>
    public void EnableReport(Handler handler) => Enable(report, handler);

    /// <summary>Enables a handler for runs that fail.</summary>
    public void EnableException(Handler handler) => Enable(exception, handler);

    /// <summary>Keeps that an action of a resource ended.</summary>
    public void Note(ResourceSlot slot, ActionStatus status)
    {
        if (seen.Add(slot)) all.Add(slot);
        if (status == ActionStatus.Failed && !failed.Contains(slot)) failed.Add(slot);
    }

    /// <summary>Calls the report handlers, or after a failure the exception handlers.</summary>
    public void End(RunReport run, RunContext context, IRunObserver observer)
    {
        run = run with { AllResources = all, UpdatedResources = [.. all.Where(slot => slot.EverUpdated)], FailedResources = failed };
        Call(run.Success ? "report" : "exception", run.Success ? report : exception, run, context, observer);
    }

    /// <summary>Calls handlers, each in its turn; one that fails is told of, and the next one has its turn.</summary>
    public static void Call(string role, IReadOnlyList<Handler> handlers, RunReport run, RunContext context, IRunObserver observer)
    {
        using Dsl.Current.Scope here = Dsl.Current.Enter(context);
        foreach (Handler handler in handlers)
        {
            try
            {
                handler.Report(run).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                observer.On(new Message(LogLevel.Error, $"The {role} handler {handler.GetType().Name} failed; the run is what it was without it. {RecipeFailure.AtConverge(e).Message}"));
            }
        }
    }

    private static void Enable(List<Handler> handlers, Handler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        handlers.RemoveAll(h => h.GetType() == handler.GetType());
        handlers.Add(handler);
    }
}
