using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Templates;
using Scriban.Parsing;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnparsableTemplate : Rule
{
    public override string Code => "RR009";

    public override string Name => "unparsable-template";

    public override string Summary => "A template does not parse.";

    public override string Why => "A run that renders it ends before it changes anything.";

    public override Example Bad => Example.Recipe("""
        Template("/etc/motd", new() { Mode = "0644" });
        """).AndInCookbook("templates/motd.sbn", """
        {{ if node.fqdn }}
        Welcome to {{ node.fqdn }}.
        """);

    public override Example Good => Example.Recipe("""
        Template("/etc/motd", new() { Mode = "0644" });
        """).AndInCookbook("templates/motd.sbn", """
        {{ if node.fqdn }}
        Welcome to {{ node.fqdn }}.
        {{ end }}
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach (SeenTemplate template in cookbook.Templates)
        {
            if (!template.Parsed.HasErrors && ErbTag.In(template.Text) is { } tag) yield return At(template.Path, tag.Line, tag.Column, tag.Words);
            foreach (LogMessage message in template.Parsed.Messages.Where(m => m.Type == ParserMessageType.Error))
                yield return At(template, message.Span, Sentence.Of(message.Message));
        }
    }
}
