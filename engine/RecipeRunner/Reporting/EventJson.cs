using RecipeRunner.Text;

namespace RecipeRunner.Reporting;

/// <summary>Events as JSON objects: the lines of <c>-F json</c>, and the parts of a run record.</summary>
internal static class EventJson
{
    public static void Started(this JsonBuffer json, RunStarted e)
    {
        json.BeginObject().String("event", "run_started").Time("at", e.At).String("node", e.NodeName);
        json.Strings("run_list", e.RunList);
        json.Boolean("why_run", e.WhyRun);
        json.CookbookRevision(e);
        json.EndObject();
    }

    /// <summary>Which cookbooks were fetched, when some are in use.</summary>
    public static void CookbookRevision(this JsonBuffer json, RunStarted e)
    {
        if (e.CookbookRevision is { } revision) json.String("cookbook_revision", revision);
    }

    public static void Cookbooks(this JsonBuffer json, CompilePhaseCompleted e)
    {
        json.BeginObject("cookbooks");
        foreach ((string name, string version) in e.Cookbooks) json.String(name, version);
        json.EndObject();
    }

    public static void Compiled(this JsonBuffer json, CompilePhaseCompleted e)
    {
        json.BeginObject().String("event", "compiled");
        json.Cookbooks(e);
        json.Number("resources", e.Resources).Number("compiled", e.Compiled).EndObject();
    }

    public static void Resource(this JsonBuffer json, ActionCompleted e)
    {
        json.BeginObject().String("event", "resource")
            .String("resource", e.Resource.Key)
            .String("action", e.Action)
            .String("status", StatusName(e.Status));
        if (e.IsIgnored) json.Boolean("ignored", true);
        json.BeginArray("changes");
        foreach (Change change in e.Changes) json.Change(change);
        json.EndArray();
        if (e.Began is { } began) json.Milliseconds("began_ms", began);
        json.Milliseconds("duration_ms", e.Duration)
            .String("source", e.Resource.Source.ToString())
            .String("recipe", e.Resource.Recipe)
            .Number("depth", e.Resource.Depth)
            .String("notified_by", e.Resource.NotifiedBy)
            .String("reason", e.Reason)
            .EndObject();
    }

    public static void Retry(this JsonBuffer json, ActionRetried e) =>
        json.BeginObject().String("event", "retry").String("resource", e.Resource.Key).String("action", e.Action)
            .Number("left", e.Left).String("reason", e.Message).EndObject();

    public static void Owed(this JsonBuffer json, OwedNotificationFound e) =>
        json.BeginObject().String("event", "owed_notification").String("resource", e.Target).String("action", e.Action)
            .String("from", e.From).Boolean("deliverable", e.Deliverable).EndObject();

    public static void Sent(this JsonBuffer json, NotificationSent e) =>
        json.BeginObject().String("event", "notification").String("from", e.From).String("resource", e.Target).String("action", e.Action)
            .String("timing", SnakeCase.From(e.Timing.ToString())).EndObject();

    public static void Read(this JsonBuffer json, AttributesRead e)
    {
        json.BeginObject().String("event", "attributes_read");
        json.Attributes(e);
        json.EndObject();
    }

    public static void Attributes(this JsonBuffer json, AttributesRead e)
    {
        json.BeginArray("attributes");
        foreach (AttributeRead read in e.Attributes.Value)
        {
            json.BeginObject().String("path", read.Path).String("value", read.Value).String("level", read.Level).String("set_by", read.SetBy);
            if (read.ReadAt is { } at) json.String("read_at", at);
            json.EndObject();
        }
        json.EndArray();
    }

    public static void Said(this JsonBuffer json, Message e) =>
        json.BeginObject().String("event", "message").String("level", SnakeCase.From(e.Level.ToString())).String("text", e.Text).EndObject();

    public static void Completed(this JsonBuffer json, RunCompleted e, bool whyRun)
    {
        json.BeginObject().String("event", "run_completed");
        json.Outcome(e, whyRun);
        json.EndObject();
    }

    /// <summary>The members of a run's outcome, inside an object that is open.</summary>
    public static void Outcome(this JsonBuffer json, RunCompleted e, bool whyRun)
    {
        json.String("status", SnakeCase.From(e.Status.ToString())).Number("updated", e.Updated);
        if (whyRun) json.Number("may", e.May);
        json.Number("total", e.Total).Number("failed", e.Failed).Milliseconds("duration_ms", e.Duration).String("error", e.Error);
        json.Strings("next", e.Next);
    }

    public static void Strings(this JsonBuffer json, string name, IReadOnlyList<string> values)
    {
        json.BeginArray(name);
        foreach (string value in values) json.String(null, value);
        json.EndArray();
    }

    private static void Change(this JsonBuffer json, Change change)
    {
        json.BeginObject().String("description", change.Description);
        if (change.Diff is { } diff) json.String("diff", diff.Value);
        if (change.MayBecause is { } because) json.String("may_because", because);
        json.EndObject();
    }

    private static string StatusName(ActionStatus status) => status switch
    {
        ActionStatus.UpToDate => "up_to_date",
        ActionStatus.Updated => "updated",
        ActionStatus.Skipped => "skipped",
        ActionStatus.Failed => "failed",
        ActionStatus.WouldUpdate => "would_update",
        _ => "may_update",
    };
}
