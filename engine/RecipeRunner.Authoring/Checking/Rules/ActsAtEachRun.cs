using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ActsAtEachRun : Rule
{
    public override string Code => "RR071";

    public override string Name => "acts-at-each-run";

    public override string Summary => "A resource declares an action that is done at each run, whatever there is.";

    public override string Why =>
        "`Restart` and `Reload` of a service, `Touch` of a file, `Update` of package lists and `ForceDeploy` or `Rollback` of an application have no state in which there is nothing to do: each converge does them, at three in the morning too. They are there to be notified; a recipe that is there for just that, `web::restart`, says so by its name.";

    public override Example Bad => Example.Recipe("""
        Service("cron", new() { Action = [Enable, Restart] });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/cron.allow", new() { Content = "root\n", Mode = "0644", Notifies = [new(Restart, "service[cron]")] });
        Service("cron", new() { Action = [Enable, Start] });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (declared.IsGuarded() || declared.IsDecidedAround() || declared.Call.Syntax.FirstAncestorOrSelf<IfStatementSyntax>() is not null) continue;
            foreach (string action in declared.Actions() ?? [])
                if (Instead(declared, action) is { } instead && !IsAskedFor(source, action))
                    yield return At(declared["Action"]!, $"This {declared.Type} is told to {action.Replace('_', ' ')} at each run.", instead);
        }
    }

    /// <summary>Whether the recipe is there for nothing else, and its name says so: <c>recipe[web::restart]</c>.</summary>
    private static bool IsAskedFor(Source source, string action) => Path.GetFileName(source.Path).Contains(action, StringComparison.Ordinal);

    private static string? Instead(Declaration declared, string action) => action switch
    {
        "restart" or "reload" when declared.Is("ServiceResource") => $"Say Start, and have what changes notify it: new({(action == "restart" ? "Restart" : "Reload")}, \"{declared.Key ?? "service[...]"}\").",
        "touch" when declared.Is("ContentResource") => "Say Create or CreateIfMissing; or Action = Nothing, where another resource notifies it.",
        "update" when declared.Is("AptUpdateResource") => "Say Periodic, the default, with a Frequency.",
        "force_deploy" or "rollback" when declared.Is("DeploymentResource") => "Leave it out, and give the action to a run by an attribute where it is wanted.",
        _ => null,
    };
}
