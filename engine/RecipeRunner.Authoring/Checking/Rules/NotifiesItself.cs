using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class NotifiesItself : Rule
{
    public override string Code => "RR084";

    public override string Name => "notifies-itself";

    public override string Summary => "A resource notifies itself, or listens to itself.";

    public override string Why => "A service that restarts because it was started is restarted for nothing; mostly another resource was meant. What is to be done at the end of the run is `DelayedAction`.";

    public override Example Bad => Example.Recipe("""
        Service("cron", new() { Action = [Enable, Start], Subscribes = new Subscription(Restart, "service[cron]") });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/cron.allow", new() { Content = "root\n", Mode = "0644" });
        Service("cron", new() { Action = [Enable, Start], Subscribes = new Subscription(Restart, "file[/etc/cron.allow]") });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
            foreach (Signal signal in declared.Notifies().Concat(declared.Subscribes()))
                if (signal.Key == declared.Key)
                    yield return At(signal.Syntax, $"{declared.Key} is told of itself.", "Name the one that is meant, or say DelayedAction.");
    }
}
