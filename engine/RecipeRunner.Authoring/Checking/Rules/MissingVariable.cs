using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingVariable : Rule
{
    public override string Code => "RR014";

    public override string Name => "missing-variable";

    public override string Summary => "A template, or one that it includes, reads a variable that it does not get.";

    public override string Why => "Templates are strict: the run ends where the name is read, maybe only on the nodes on which that part is rendered.";

    public override Example Bad => Example.Recipe("""
        Template("/etc/motd", new() { Variables = new { Greeting = "Welcome" } });
        """).AndInCookbook("templates/motd.sbn", """
        {{ greeting }} to {{ node.fqdn }}, a machine of {{ owner }}.
        """);

    public override Example Good => Example.Recipe("""
        Template("/etc/motd", new() { Variables = new { Greeting = "Welcome", Owner = "ops" } });
        """).AndInCookbook("templates/motd.sbn", """
        {{ greeting }} to {{ node.fqdn }}, a machine of {{ owner }}.
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach (GivenTemplate template in GivenTemplate.In(cookbook))
            foreach ((string name, var read) in template.Reads.Names)
                if (!template.Given.Names.Contains(name))
                    yield return At(template.Given.At,
                        $"templates/{read.Template.Name}:{read.Span.Start.Line + 1} reads '{name}', which is not among the Variables.",
                        $"Give it there: Variables = new {{ {name} = ... }}.{Nearest.Hint(name, template.Given.Names)}");
    }
}
