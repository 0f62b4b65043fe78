using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ShellTextFromData : Rule
{
    public override string Code => "RR060";

    public override string Name => "shell-text-from-data";

    public override string Summary => "Text for a shell is built from the node's data.";

    public override string Why =>
        "A blank, a quote or a semicolon in an attribute then becomes part of the command, which runs as root: at best it breaks, at worst whoever can write the attribute runs what they like. A command given as a list is run without a shell, and its parts stay what they are; a script gets data by its environment. Attributes that a record has checked by `[RegularExpression]` or `[AllowedValues]`, and numbers, are fine.";

    public override Example Bad => Example.Recipe("""
        Execute("clone the site", new() { Command = $"git clone {node["site"]["url"]} /srv/site", Creates = "/srv/site" });
        """).AndInRepo("node.json", Site);

    public override Example Good => Example.Recipe("""
        Execute("clone the site", new() { Command = ["git", "clone", node["site"]["url"], "/srv/site"], Creates = "/srv/site" });
        """).AndInRepo("node.json", Site);

    private const string AsList = "Write the command as a list, [\"program\", argument, ...]: no shell reads it.";
    private const string AsArray = "Write the command as an array, new[] { \"program\", argument }: no shell reads it.";

    private const string Site = """{ "run_list": ["recipe[web]"], "site": { "url": "https://mirror.example/site.git" } }""";

    public override IEnumerable<Finding> Check(Source source)
    {
        var data = new NodeData(source.Model);
        IEnumerable<(ExpressionSyntax? Text, string Fix)> commands = source.Declarations.SelectMany(Commands)
            .Concat(source.Calls.Where(call => call.Method.Name is "Shell" or "ShellOrFail" && call.IsVerb()).Select(call => (call.Argument("command"), AsList)));
        foreach ((ExpressionSyntax? text, string fix) in commands)
            if (text is not null && IsText(source, text) && data.Into(text) is { } part)
                yield return At(part, $"{part} is data of the node, and becomes text of a shell here: what stands in it is run.", fix);
    }

    private static IEnumerable<(ExpressionSyntax? Text, string Fix)> Commands(Declaration declared)
    {
        if (declared.Is("ExecuteResource")) yield return (declared["Command"] ?? (declared.IsOpaque ? null : declared.NameExpression), AsList);
        if (declared.Is("ScriptResource")) yield return (declared["Code"], "Give it by Environment, and write \"$NAME\" in the script.");
        if (declared.Is("DeploymentResource"))
            foreach (string command in (string[])["MigrationCommand", "RestartCommand"]) yield return (declared[command], AsArray);
        foreach (string guards in (string[])["OnlyIf", "NotIf"])
            foreach (ExpressionSyntax? guard in declared[guards] is CollectionExpressionSyntax several ? several.Elements() : (IEnumerable<ExpressionSyntax?>)[declared[guards]]) yield return (guard, AsArray);
        if (declared.Is("ContentResource"))
            foreach (ExpressionSyntax check in declared["Verify"]?.Elements() ?? [])
                yield return (check, "Write the command out, or read the attribute from a record that checks it by [RegularExpression].");
    }

    /// <summary>Whether it is one text, not a list or a condition. An attribute alone is a command that somebody chose to put there.</summary>
    private static bool IsText(Source source, ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } lazy } }] } ? IsText(source, lazy)
        : source.Model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;
}
