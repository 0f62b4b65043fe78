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
        "A blank, a quote or a semicolon in an attribute then becomes part of the command, which runs as root: at best it breaks, at worst whoever can write the attribute runs what he likes. A command given as a list is run without a shell, and its parts stay what they are; a script gets data by its environment. Attributes that a record has checked by `[RegularExpression]` or `[AllowedValues]`, and numbers, are fine.";

    public override Example Bad => Example.Recipe("""
        Execute("clone the site", new() { Command = $"git clone {node["site"]["url"]} /srv/site", Creates = "/srv/site" });
        """).AndInRepo("node.json", Site);

    public override Example Good => Example.Recipe("""
        Execute("clone the site", new() { Command = ["git", "clone", node["site"]["url"], "/srv/site"], Creates = "/srv/site" });
        """).AndInRepo("node.json", Site);

    private const string Site = """{ "run_list": ["recipe[web]"], "site": { "url": "https://mirror.example/site.git" } }""";

    public override IEnumerable<Finding> Check(Source source)
    {
        var data = new NodeData(source.Model);
        foreach (Declaration declared in source.Declarations)
        {
            if (declared.Is("ExecuteResource"))
                foreach (Finding finding in Find(declared["Command"] ?? (declared.IsOpaque ? null : declared.NameExpression), "Write the command as a list, [\"program\", argument, ...]: no shell reads it."))
                    yield return finding;
            if (declared.Is("ScriptResource"))
                foreach (Finding finding in Find(declared["Code"], "Give it by Environment, and write \"$NAME\" in the script."))
                    yield return finding;
            foreach (string guards in (string[])["OnlyIf", "NotIf"])
                foreach (ExpressionSyntax guard in declared[guards] is CollectionExpressionSyntax several ? several.Elements() : declared[guards] is { } one ? [one] : [])
                    foreach (Finding finding in Find(guard, "Write the command as an array, new[] { \"program\", argument }: no shell reads it."))
                        yield return finding;
            foreach (ExpressionSyntax check in declared.Is("ContentResource") ? declared["Verify"]?.Elements() ?? [] : [])
                foreach (Finding finding in Find(check, "Write the command out, or read the attribute from a record that checks it by [RegularExpression]."))
                    yield return finding;
        }
        foreach (Call call in source.Calls)
            if (call.Method.Name is "Shell" or "ShellOrFail" && call.IsVerb())
                foreach (Finding finding in Find(call.Argument("command"), "Write the command as a list, [\"program\", argument, ...]: no shell reads it."))
                    yield return finding;

        IEnumerable<Finding> Find(ExpressionSyntax? command, string fix)
        {
            if (command is not null && IsText(source, command) && data.Into(command) is { } part)
                yield return At(part, $"{part} is data of the node, and becomes text of a shell here: what stands in it is run.", fix);
        }
    }

    /// <summary>Whether it is one text, not a list or a condition. An attribute alone is a command that somebody chose to put there.</summary>
    private static bool IsText(Source source, ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax { ExpressionBody: { } lazy } }] } ? IsText(source, lazy)
        : source.Model.GetTypeInfo(expression).Type?.SpecialType == SpecialType.System_String;
}
