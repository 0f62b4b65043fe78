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
            else if (command is not null && source.Text(command) is { } text && WrittenOut(text) is { } option)
                yield return At(command, $"What stands behind {option} is a secret, for everybody who can read this repository, and who lists the processes of the machine.", "Read it from an encrypted data bag item, and give it by Input or by Environment.");
    }

    /// <summary>The option behind which a secret is written out: <c>--password=hunter2</c>; null for none.</summary>
    private static string? WrittenOut(string command)
    {
        foreach (string word in command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.IndexOf('=') is > 2 and var equals && word.StartsWith("--", StringComparison.Ordinal) && SecretWords.IsSecret(word[2..equals]) && SecretWords.IsValue(word[(equals + 1)..].Trim('\'', '"')))
                return word[..equals];
        return null;
    }

    private static bool IsCondition(ExpressionSyntax guard) => guard is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "When" } };
}
