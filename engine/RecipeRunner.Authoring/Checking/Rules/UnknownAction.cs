using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownAction : Rule
{
    public override string Code => "RR022";

    public override string Name => "unknown-action";

    public override string Summary => "A resource is asked for an action that it does not have.";

    public override string Why => "A run that declares it ends before it changes anything. That holds for what it does by itself, and for what it is notified to do.";

    public override Example Bad => Example.Recipe("""
        File("/etc/nginx/conf.d/gzip.conf", new() { Content = "gzip on;\n", Notifies = [new(Run, "service[nginx]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/nginx/conf.d/gzip.conf", new() { Content = "gzip on;\n", Notifies = [new(Reload, "service[nginx]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            foreach (string action in declared.Actions() ?? [])
                if (Problem(declared, action) is { } problem) yield return At(declared["Action"]!, problem.Message, problem.Fix);
            foreach (Signal heard in declared.Subscribes())
                if (Problem(declared, heard.Action) is { } problem) yield return At(heard.Syntax, problem.Message, problem.Fix);
            foreach (Signal told in declared.Notifies())
                if (told.Key.IndexOf('[') is > 0 and var bracket && Problem(told.Key[..bracket], told.Action) is { } problem) yield return At(told.Syntax, problem.Message, problem.Fix);
        }
    }

    private static (string Message, string Fix)? Problem(Declaration declared, string action) =>
        declared.Resource.ContainingAssembly.Name == nameof(RecipeRunner) ? Problem(declared.Type, action) : null;

    private static (string Message, string Fix)? Problem(string type, string action)
    {
        if (action == "nothing" || EngineResources.New(type) is not { Actions: var known } || known.Contains(new ResourceAction(action))) return null;
        return ($"A {type} has no action '{action}'.", $"It has {string.Join(", ", known)}, nothing.{Nearest.Hint(action, known.Select(a => a.Name))}");
    }
}
