using System.Runtime.ExceptionServices;
using RecipeRunner.Converging;
using RecipeRunner.Handlers;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Testing.Running;
using RecipeRunner.Text;

namespace RecipeRunner.Testing;

/// <summary>What a converge or a plan of a test did.</summary>
public sealed class RecipeTestResult
{
    private readonly Run? run;

    internal RecipeTestResult(IReadOnlyList<RunEvent> events, Run? run, Exception? error) => (Events, this.run, Error) = (events, run, error);

    /// <summary>All that was told, in order.</summary>
    public IReadOnlyList<RunEvent> Events { get; }

    /// <summary>What ended it; null when nothing did.</summary>
    public Exception? Error { get; }

    /// <summary>How many actions changed something; in a plan: certainly would.</summary>
    public int Updated => run?.Totals.Updated ?? 0;

    /// <summary>In a plan: how many actions may change something.</summary>
    public int May => run?.Totals.May ?? 0;

    /// <summary>How many actions ran and did not fail.</summary>
    public int Total => run?.Totals.Total ?? 0;

    /// <summary>How many actions failed, ignored failures included.</summary>
    public int Failed => run?.Totals.Failed ?? 0;

    /// <summary>The actions in the order in which they ended.</summary>
    public IEnumerable<ActionCompleted> Actions => Events.OfType<ActionCompleted>();

    /// <summary>The actions that changed something, or in a plan would or may, in order: "template[/etc/redis/redis.conf] create".</summary>
    public IReadOnlyList<string> Changed =>
        [.. Actions.Where(a => a.Status is ActionStatus.Updated or ActionStatus.WouldUpdate or ActionStatus.MayUpdate).Select(a => $"{a.Resource.Key} {a.Action}")];

    /// <summary>The steps as sentences, in order: "create new file /etc/motd".</summary>
    public IReadOnlyList<string> Steps => [.. Events.OfType<StepCompleted>().Select(e => e.Change.Description)];

    /// <summary>Who notified whom, in order; as in Chef the target of several delayed notifications acts once.</summary>
    public IReadOnlyList<NotificationSent> Notifications => [.. Events.OfType<NotificationSent>()];

    /// <summary>The node that was converged, with its merged attributes.</summary>
    /// <exception cref="InvalidOperationException">The run failed before there was one.</exception>
    public Node Node => run?.Node ?? throw new InvalidOperationException("The run failed before it had a node.", Error);

    /// <summary>What was said: <c>log</c> resources, warnings.</summary>
    public IReadOnlyList<string> Messages => [.. Events.OfType<Message>().Select(e => e.Text)];

    /// <summary>The resources that were declared, by key: "service[redis]"; those inside composite ones behind those of recipes, in the order of their turns.</summary>
    public IReadOnlyList<string> Declared => [.. Slots().Select(slot => slot.Key)];

    /// <summary>What the program would show of it, in the manner of Chef's doc formatter; the text of a plan is good for a <see cref="Snapshot"/>.</summary>
    public string Text => RunText.Of(Events, run?.IsPlan == true);

    /// <summary>How the last action of a resource ended: <c>result.StatusOf("service[haproxy]")</c>; null when it had none.</summary>
    public ActionStatus? StatusOf(string key) => Actions.LastOrDefault(a => a.Resource.Key == key)?.Status;

    /// <summary>A declaration, the last one of its key: <c>result.Resource&lt;TemplateResource>("template[/etc/redis/redis.conf]").Mode</c>.</summary>
    /// <param name="key">The resource's name in text.</param>
    /// <exception cref="ArgumentException">Nothing of that key was declared, or something of another type.</exception>
    public T Resource<T>(string key) where T : Resource => Slots().LastOrDefault(slot => slot.Key == key)?.Declaration switch
    {
        T resource => resource,
        null => throw new ArgumentException($"No {key} was declared.{Nearest.Hint(key, Declared)} Declared are: {string.Join(", ", Declared)}."),
        var other => throw new ArgumentException($"{key} is a {other.GetType().Name}, not a {typeof(T).Name}."),
    };

    /// <summary>
    /// Calls the handlers that the recipes enabled, as the program does when a run ended. A test does not do so by itself: handlers
    /// speak to the world outside.
    /// </summary>
    /// <exception cref="RecipeRunnerException">One of them failed.</exception>
    public void CallHandlers()
    {
        if (run?.Handlers is not { } handlers) return;
        var told = new EventRecorder();
        DateTimeOffset now = run.Machine.Clock.Now;
        handlers.End(new RunReport { Node = run.Node, RunId = Guid.NewGuid(), StartTime = now, EndTime = now, Exception = Error }, run.Root, told);
        if (told.Events.OfType<Message>().FirstOrDefault(m => m.Level == LogLevel.Error) is { } failure) throw new RecipeRunnerException(failure.Text, ExitCode.ResourceFailed);
    }

    internal RecipeTestResult FailedBy(Exception error) => new(Events, run, error);

    internal RecipeTestResult OrThrow()
    {
        if (Error is not null) ExceptionDispatchInfo.Throw(Error);
        return this;
    }

    private IEnumerable<ResourceSlot> Slots()
    {
        if (run is null) yield break;
        for (int i = 0; i < run.Root.Resources.Count; i++) yield return run.Root.Resources[i];
        foreach (ResourceSlot slot in run.Handlers?.Seen ?? [])
            if (slot.Context != run.Root)
                yield return slot;
    }
}
