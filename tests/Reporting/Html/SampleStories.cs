using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Tests.Reporting.Html;

/// <summary>The sample runs as somebody finds them afterwards: with times, notifications, and the attributes that decided.</summary>
internal static class SampleStories
{
    public static RunStory Converge => Of(SampleRuns.Converge,
        new NotificationSent("template[/etc/haproxy/haproxy.cfg]", "service[haproxy]", "reload", Timing.Delayed),
        new NotificationSent("file[/etc/port guard]", "service[port-guard]", "restart", Timing.Immediately),
        Attributes);

    public static RunStory Plan => Of(SampleRuns.Plan);

    public static RunStory Failing => Of(SampleRuns.Failing, Attributes);

    private static AttributesRead Attributes => new(new Lazy<IReadOnlyList<AttributeRead>>(
    [
        new("haproxy.admin.password", "********", "normal", "node.json (node.json:9)", null),
        new("haproxy.maxconn", "20", "normal", "node.json (node.json:7)", "cookbooks/haproxy/recipes/default.csx:9"),
        new("haproxy.timeouts.client", "\"30s\"", "default", "attribute file haproxy::default (cookbooks/haproxy/attributes/default.csx:4)", null),
        new("platform", "\"debian\"", "automatic", "automatic", "cookbooks/haproxy/recipes/default.csx:3"),
    ]));

    /// <summary>A run whose actions took their time one after the other, from 60 ms on; further events come before its end.</summary>
    public static RunStory Of(RunEvent[] run, params RunEvent[] further)
    {
        var story = new RunStory("20260304T050607.000Z-1a2b");
        var clock = TimeSpan.FromMilliseconds(60);
        var under = new Stack<TimeSpan>();
        foreach (RunEvent e in run)
        {
            if (e is RunCompleted) foreach (RunEvent one in further) story.On(one);
            if (e is ActionStarted) under.Push(clock);
            story.On(e is ActionCompleted done ? Timed(done) : e);
        }
        return story;

        ActionCompleted Timed(ActionCompleted e)
        {
            TimeSpan began = under.Pop();
            clock = began + e.Duration > clock ? began + e.Duration : clock;
            return e with { Began = began };
        }
    }
}
