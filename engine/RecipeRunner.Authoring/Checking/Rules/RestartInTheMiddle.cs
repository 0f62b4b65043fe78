using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class RestartInTheMiddle : Rule
{
    public override string Code => "RR069";

    public override string Name => "restart-in-the-middle";

    public override string Summary => "A file restarts or reloads a service at once, though a later file of the recipe changes it again.";

    public override string Why =>
        "In between the service runs with half of its configuration, or does not come up with it, and the run ends there. A delayed notification, the default, is carried out once, when all files are written.";

    public override Example Bad => Example.Recipe("""
        File("/etc/redis/redis.conf", new() { Content = "include /etc/redis/acl.conf\n", Mode = "0644", Notifies = [new(Restart, "service[redis-server]", Immediately)] });
        File("/etc/redis/acl.conf", new() { Content = "user default on nopass\n", Mode = "0644", Notifies = [new(Restart, "service[redis-server]")] });
        Service("redis-server", new() { Action = [Enable, Start] });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/redis/redis.conf", new() { Content = "include /etc/redis/acl.conf\n", Mode = "0644", Notifies = [new(Restart, "service[redis-server]")] });
        File("/etc/redis/acl.conf", new() { Content = "user default on nopass\n", Mode = "0644", Notifies = [new(Restart, "service[redis-server]")] });
        Service("redis-server", new() { Action = [Enable, Start] });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        Signal[] signals = [.. source.Declarations.Where(declared => declared.Is("ContentResource")).SelectMany(declared => declared.Notifies()).Where(signal => signal.Action is "restart" or "reload")];
        for (int i = 0; i < signals.Length; i++)
            if (signals[i].Timing == "immediately" && signals[(i + 1)..].FirstOrDefault(later => later.Key == signals[i].Key) is { } next)
                yield return At(signals[i].Syntax, $"{signals[i].Key} is to {signals[i].Action} at once, and again for what line {next.Line} writes: in between it runs with half of its configuration.",
                    "Leave Immediately out: once all is written, it happens once.");
    }
}
