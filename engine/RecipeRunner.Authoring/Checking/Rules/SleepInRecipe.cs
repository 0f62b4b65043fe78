using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class SleepInRecipe : PastTheMachine
{
    public override string Code => "RR058";

    public override string Name => "sleep-in-recipe";

    public override string Summary => "A cookbook waits by sleeping.";

    public override string Why =>
        "A recipe is read before anything converges: what it sleeps for has not begun yet, and a plan sleeps as well. `Retries` and `RetryDelay` wait for something that takes its time, and stop as soon as it is there.";

    public override Example Bad => Example.Recipe("""
        Service("tomcat9", new() { Action = Start });
        await Task.Delay(TimeSpan.FromSeconds(30));
        Execute("deploy", new() { Command = "curl -fs http://localhost:8080/manager/deploy", NotIf = "test -e /srv/app/deployed" });
        """);

    public override Example Good => Example.Recipe("""
        Service("tomcat9", new() { Action = Start });
        Execute("deploy", new() { Command = "curl -fs http://localhost:8080/manager/deploy", NotIf = "test -e /srv/app/deployed", Retries = 10, RetryDelay = TimeSpan.FromSeconds(3) });
        """);

    protected override (string Message, string Fix)? Judge(string type, ISymbol member) => (type, member.Name) switch
    {
        ("System.Threading.Thread", "Sleep") or ("System.Threading.Tasks.Task", "Delay") =>
            ("This sleeps while the recipe is read, before anything converges, and in a plan too.", "Say Retries and RetryDelay on the resource that has to wait; in a primitive resource a Step awaits, and machine.Clock sleeps."),
        _ => null,
    };
}
