using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ShellWordsWithoutShell : Rule
{
    private static readonly string[] Words = ["|", "||", "&&", ";", "&", ">", ">>", "<", "2>&1"];

    public override string Code => "RR082";

    public override string Name => "shell-words-without-shell";

    public override string Summary => "A command that is a list, which no shell reads, has a pipe or a redirection in it, or is one word with blanks.";

    public override string Why => "The program gets `|` and `>` as arguments, and of `\"ls -l\"` as one word nobody finds the program.";

    public override Example Bad => Example.Recipe("""
        Execute("list", new() { Command = new[] { "ls", "/srv", ">", "/srv/list" }, Creates = "/srv/list" });
        """);

    public override Example Good => Example.Recipe("""
        Execute("list", new() { Command = "ls /srv > /srv/list", Creates = "/srv/list" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (ExpressionSyntax? command in source.Declarations.Where(d => d.Is("ExecuteResource")).Select(d => d["Command"]).Concat(source.Calls.Where(c => c.Method.Name is "Shell" or "ShellOrFail" && c.IsVerb()).Select(c => c.Argument("command"))))
        {
            if (command is not (CollectionExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax)) continue;
            ExpressionSyntax[] words = [.. command.Elements()];
            // "sh", "-c" and a text has a shell.
            if (words.FirstOrDefault(word => source.Text(word) is { } text && Words.Contains(text)) is { } sign && source.Text(words[0]) is not ("find" or "expr" or "test" or "["))
                yield return At(sign, $"No shell reads this list: {source.Text(sign)} is an argument like any other.", "Write the command as one text.");
            else if (words is [var only] && source.Text(only)?.Contains(' ') == true)
                yield return At(only, "This is the name of one program, blanks and all.", "Write the command as one text, or each of its words for itself.");
        }
    }
}
