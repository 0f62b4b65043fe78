using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownTarget : Rule
{
    public override string Code => "RR008";

    public override string Name => "unknown-target";

    public override string Summary => "A resource notifies or subscribes to one that nobody declares.";

    public override string Why => "A notification to nobody ends the run; a subscription to nobody is never heard, and the service goes on with its old configuration. Only what the cookbook and its dependencies declare can be relied on.";

    public override Example Bad => Example.Recipe("""
        Template("/etc/nginx/nginx.conf", new() { Notifies = [new(Reload, "service[ngnix]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """).AndInCookbook("templates/nginx.conf.sbn", """
        events { }
        """);

    public override Example Good => Example.Recipe("""
        Template("/etc/nginx/nginx.conf", new() { Notifies = [new(Reload, "service[nginx]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """).AndInCookbook("templates/nginx.conf.sbn", """
        events { }
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        var declared = new Lazy<DeclaredNames>(() => new(cookbook.Reach));
        foreach (Source source in cookbook.Sources.Where(s => s.Kind != SourceKind.Attributes))
            foreach ((ExpressionSyntax place, string target, bool isSubscription) in Targets(source))
            {
                // As in Chef a resource without a name is named by its type alone.
                string key = target.Contains('[') ? target : target + "[]";
                if (declared.Value.MayHave(key, fromInside: source.Kind == SourceKind.Library)) continue;
                bool isName = target.IndexOf('[') > 0 && target.EndsWith(']');
                yield return !isName ? At(place, $"'{target}' is not the name of a resource.", "Write type[name], as in service[haproxy].")
                    : At(place, $"No recipe of {cookbook.Name}, or of the cookbooks that it depends on, declares {target}{(isSubscription ? ", so nothing is ever heard of it" : "")}.", Fix(target, declared.Value));
            }
    }

    private static string Fix(string target, DeclaredNames declared) =>
        Nearest.Hint(target, declared.Known.Distinct()) is { Length: > 0 } hint ? hint.Trim() : "Declare it, with Action = Nothing if it is only to be notified.";

    /// <summary>The targets that are said literally in <c>new(Reload, "service[x]")</c>.</summary>
    private static IEnumerable<(ExpressionSyntax Place, string Target, bool IsSubscription)> Targets(Source source)
    {
        foreach (BaseObjectCreationExpressionSyntax creation in source.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (creation.ArgumentList is not { Arguments: [_, { Expression: var target }, ..] }) continue;
            if (source.Model.GetSymbolInfo(creation).Symbol is not IMethodSymbol { ContainingType: { Name: nameof(Notification) or nameof(Subscription) } type }) continue;
            IEnumerable<ExpressionSyntax> said = target is CollectionExpressionSyntax several ? several.Elements.OfType<ExpressionElementSyntax>().Select(e => e.Expression) : [target];
            foreach (ExpressionSyntax one in said)
                if (source.Text(one) is { } text)
                    yield return (one, text, type.Name == nameof(Subscription));
        }
    }
}
