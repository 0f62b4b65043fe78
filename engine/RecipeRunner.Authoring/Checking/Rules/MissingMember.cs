using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingMember : Rule
{
    public override string Code => "RR021";

    public override string Name => "missing-member";

    public override string Summary => "A template reads a member that a variable, an item of a loop or a group of Scriban's functions does not have.";

    public override string Why => "Templates are strict: the run ends where it is read, maybe only on the nodes on which that part is rendered. C# names are read in snake case.";

    public override Example Bad => Make("{{ site.prot }}");

    public override Example Good => Make("{{ site.port }}");

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach (GivenTemplate given in GivenTemplate.In(cookbook))
            foreach (SeenTemplate template in given.Holder.TemplatesOf(given.Name))
                foreach (var (at, span, name, known) in TemplateMembers.Missing(template, given.Holder, given.Given))
                    yield return At(at, span, $"There is no '{name}' here.", Nearest.Hint(name, known) is { Length: > 0 } hint ? hint.Trim()
                        : known.Count is > 0 and < 10 ? $"There is {string.Join(", ", known.Order(StringComparer.Ordinal))}." : "");
    }

    private static Example Make(string port) => Example.Recipe("""
        Template("/etc/sites", new() { Variables = new { sites = new[] { new { Name = "shop", Port = 8080 } } } });
        """).AndInCookbook("templates/sites.sbn", $$$"""
        {{ for site in sites }}
        {{ site.name | string.upcase }}: {{{port}}}
        {{ end }}
        """);
}
