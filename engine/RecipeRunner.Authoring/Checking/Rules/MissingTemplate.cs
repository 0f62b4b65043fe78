using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingTemplate : Rule
{
    public override string Code => "RR010";

    public override string Name => "missing-template";

    public override string Summary => "A `Template` names a file that the cookbook does not have in `templates/`.";

    public override string Why => "A run that declares it ends before it changes anything. Without `Source` the template's name is the last part of the path, and `.sbn`.";

    public override Example Bad => Example.Recipe("""
        Template("/etc/motd", new() { Source = "message.sbn" });
        """);

    public override Example Good => Example.Recipe("""
        Template("/etc/motd", new() { Source = "message.sbn" });
        """).AndInCookbook("templates/message.sbn", """
        Welcome to {{ node.fqdn }}.
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach (FileUse use in cookbook.Facts.SelectMany(f => f.Files))
            if (use is { IsTemplate: true, Name: { } name } && cookbook.Holder(use) is { } holder && !holder.TemplatesOf(name).Any())
                yield return At(use.At, $"The cookbook {holder.Name} has no templates/{name}.", Fix(name, holder));
    }

    private static string Fix(string name, SeenCookbook holder) =>
        Nearest.Hint(name, holder.Templates.Select(t => t.Name)) is { Length: > 0 } hint ? hint.Trim() : $"Write templates/{name}, or name the template that there is with Source.";
}
