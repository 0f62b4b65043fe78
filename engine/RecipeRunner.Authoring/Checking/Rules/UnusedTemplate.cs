using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusedTemplate : Rule
{
    public override string Code => "RR017";

    public override string Name => "unused-template";

    public override string Summary => "Nothing names a template: no recipe, no library, no other template.";

    public override string Why => "Whoever changes it wonders why nothing happens.";

    public override Example Bad => Example.Recipe("""
        Template("/etc/motd", new() { Mode = "0644" });
        """).AndInCookbook("templates/motd.sbn", """
        Welcome to {{ node.fqdn }}.
        """).AndInCookbook("templates/issue.sbn", """
        {{ node.fqdn }}
        """);

    public override Example Good => Example.Recipe("""
        Template("/etc/motd", new() { Mode = "0644" });
        """).AndInCookbook("templates/motd.sbn", """
        {{ include 'issue.sbn' }}
        Welcome.
        """).AndInCookbook("templates/issue.sbn", """
        {{ node.fqdn }}
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsWhole) yield break;
        var mentions = new Lazy<FileMentions>(() => new(context));
        foreach (SeenCookbook cookbook in context.Cookbooks.Where(c => c.Templates.Count > 0))
        {
            TemplateSyntax[] syntaxes = [.. cookbook.Templates.Select(TemplateSyntax.Of)];
            if (syntaxes.Any(s => s.IsOpen)) continue;
            string[] included = [.. syntaxes.SelectMany(s => s.Includes)];
            foreach (SeenTemplate template in cookbook.Templates)
                if (!mentions.Value.MayName(template.Name) && !included.Any(name => SeenCookbook.IsNamed(template.Name, name)))
                    yield return At(template.Path, 1, 1, $"Nothing uses templates/{template.Name}.", "Name it as the Source of a Template, include it in another template, or delete it.");
        }
    }
}
