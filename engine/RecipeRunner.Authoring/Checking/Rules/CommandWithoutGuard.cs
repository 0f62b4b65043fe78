using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class CommandWithoutGuard : Rule
{
    public override string Code => "RR051";

    public override string Name => "command-without-guard";

    public override string Summary => "A command or script runs at each converge, because nothing says when its work is done.";

    public override string Why =>
        "A second converge is to do nothing. Of a file or a package the engine sees whether it is as it should be; of a command it cannot, and runs it each time, whatever it does to what is there. `Creates`, `NotIf` and `OnlyIf` say when there is nothing to do, and a command that only follows a change has `Action = Nothing` and is notified.";

    public override Example Bad => Example.Recipe("""
        Execute("unpack the application", new() { Command = "tar xzf /srv/app.tar.gz -C /srv" });
        """);

    public override Example Good => Example.Recipe("""
        Execute("unpack the application", new() { Command = "tar xzf /srv/app.tar.gz -C /srv", Creates = "/srv/app" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (!declared.Is("ExecutionResource") || declared.IsOpaque || declared.IsGuarded() || declared.Sets("Creates")) continue;
            if (declared.Actions() is not { } actions || actions is ["nothing"] || declared.IsDecidedAround()) continue;
            yield return At(declared.Call.Syntax, $"This {declared.Type} runs at each converge: nothing says when its work is done.", declared.Sets("Subscribes")
                ? "Say Action = Nothing, so that it runs only when it is told to."
                : "Say Creates, NotIf or OnlyIf; or Action = Nothing, where another resource notifies it.");
        }
    }
}
