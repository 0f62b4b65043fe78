using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class LookThatChanges : Rule
{
    private static readonly string[] Changing = ["mkdir", "rm", "rmdir", "cp", "mv", "ln", "touch", "chmod", "chown", "useradd", "usermod", "userdel", "groupadd", "tee", "install", "dd", "kill", "pkill", "reboot"];
    private static readonly string[] ChangingTwo = ["apt-get install", "apt-get update", "apt-get remove", "apt install", "systemctl start", "systemctl stop", "systemctl restart", "systemctl reload", "systemctl enable", "systemctl disable", "systemctl daemon-reload", "sed -i", "git clone", "git pull", "pip install", "npm install", "gem install"];

    public override string Code => "RR083";

    public override string Name => "look-that-changes";

    public override string Summary => "A command of `Shell` changes the machine.";

    public override string Why => "`Shell` runs while the recipe is read, and in a plan too: a plan that is to change nothing changes the machine. What changes something is a resource.";

    public override Example Bad => Example.Recipe("""
        ShellOrFail("touch /srv/app/ready");
        """);

    public override Example Good => Example.Recipe("""
        File("/srv/app/ready", new() { Mode = "0644" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Call call in source.CallsOf("Shell").Concat(source.CallsOf("ShellOrFail")))
            if (call.Argument("command") is { } command && Words(command, source) is [var program, ..] words && (Changing.Contains(program) || (words.Length > 1 && ChangingTwo.Contains($"{program} {words[1]}"))))
                yield return At(call.Syntax, $"{call.Method.Name} only looks, and a plan runs it as well: {program} changes the machine.", "Declare a resource, or an Execute.");
    }

    /// <summary>The first words of a command, as far as they are written out.</summary>
    private static string[] Words(ExpressionSyntax command, Source source) => command switch
    {
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] } => first.TextToken.ValueText.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        CollectionExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax => [.. command.Elements().Select(word => source.Text(word) ?? "").Take(2)],
        _ => source.Text(command)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
    };
}
