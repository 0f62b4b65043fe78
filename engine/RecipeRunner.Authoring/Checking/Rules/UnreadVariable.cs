using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnreadVariable : Rule
{
    public override string Code => "RR013";

    public override string Name => "unread-variable";

    public override string Summary => "A template gets a variable that neither it nor what it includes reads.";

    public override string Why => "Either it is misspelt on one side, and the file lacks what was meant to be in it, or it is left over.";

    public override Example Bad => Example.Recipe("""
        Template("/etc/motd", new() { Variables = new { greeting = "Welcome", owner = "ops" } });
        """).AndInCookbook("templates/motd.sbn", """
        {{ greeting }} to {{ node.fqdn }}.
        """);

    public override Example Good => Example.Recipe("""
        Template("/etc/motd", new() { Variables = new { greeting = "Welcome", owner = "ops" } });
        """).AndInCookbook("templates/motd.sbn", """
        {{ greeting }} to {{ node.fqdn }}, a machine of {{ owner }}.
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach (GivenTemplate template in GivenTemplate.In(cookbook).Where(t => !t.Reads.IsOpen))
            foreach ((string name, Place place) in template.Given.Places)
                if (!template.Reads.Names.ContainsKey(name))
                    yield return At(place, $"templates/{template.Name} does not read '{name}'.",
                        $"Read it there as {{{{ {name} }}}}, or take it out.{Nearest.Hint(name, template.Reads.Names.Keys)}");
    }
}
