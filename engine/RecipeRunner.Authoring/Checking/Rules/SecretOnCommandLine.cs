using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class SecretOnCommandLine : Rule
{
    public override string Code => "RR065";

    public override string Name => "secret-on-command-line";

    public override string Summary => "A secret is an argument of a command.";

    public override string Why =>
        "Every user of the machine can list processes with their arguments. Only root and the user who runs the command can see its environment, and nobody its standard input.";

    public override bool IsOfSecrets => true;

    public override Example Bad => Example.Recipe("""
        Execute("log in", new() { Command = ["registry", "login", "--token", node["site"]["token"]], Creates = "/root/.registry", Sensitive = true });
        """).AndInRepo("node.json", Site);

    public override Example Good => Example.Recipe("""
        Execute("log in", new() { Command = ["registry", "login", "--token-stdin"], Input = node["site"]["token"], Creates = "/root/.registry", Sensitive = true });
        """).AndInRepo("node.json", Site);

    private const string Site = """{ "run_list": ["recipe[web]"], "site": { "token": "" } }""";

    public override IEnumerable<Finding> Check(Source source)
    {
        var secrets = new SecretData(source.Model);
        IEnumerable<ExpressionSyntax?> commands = source.Declarations.SelectMany(declared => (ExpressionSyntax?[])
            [declared["OnlyIf"], declared["NotIf"], declared.Is("ExecuteResource") ? declared["Command"] ?? declared.NameExpression : null])
            .Concat(source.Calls.Where(call => call.Method.Name is "Shell" or "ShellOrFail" && call.IsVerb()).Select(call => call.Argument("command")));
        foreach (ExpressionSyntax? command in commands)
            if (command is not null && secrets.Into(command) is { } secret && !IsCondition(command))
                yield return At(secret, $"{secret} is an argument of this command, which every user of the machine can see while it runs.", "Give it by Input or by Environment.");
    }

    private static bool IsCondition(ExpressionSyntax guard) => guard is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "When" } };
}
