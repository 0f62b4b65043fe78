using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
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
        var declared = new Lazy<DeclaredNames>(() => new(cookbook.Reach.SelectMany(c => c.Facts)));
        foreach (SourceFacts source in cookbook.Facts)
            foreach ((Place place, string target, bool isSubscription) in source.Targets)
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
}
