using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class GuardsMeantAsOneCommand : Rule
{
    public override string Code => "RR061";

    public override string Name => "guards-meant-as-one-command";

    public override string Summary => "The words of one command stand as several guards.";

    public override string Why =>
        "A list in brackets is several guards, each a command of its own: `[\"test\", \"-e\", \"/srv/app\"]` runs `test`, then `-e`, then `/srv/app`. With `NotIf` none of them holds and the resource always acts, with `OnlyIf` it never does. One command without a shell is an array.";

    public override Example Bad => Example.Recipe("""
        Execute("make the schema", new() { Command = "/srv/app/bin/schema", NotIf = ["test", "-e", "/srv/app/schema"] });
        """);

    public override Example Good => Example.Recipe("""
        Execute("make the schema", new() { Command = "/srv/app/bin/schema", NotIf = new[] { "test", "-e", "/srv/app/schema" } });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
            foreach (string property in (string[])["OnlyIf", "NotIf"])
                if (declared[property] is CollectionExpressionSyntax { Elements.Count: > 1 } list && IsOneCommand([.. list.Elements().Select(source.Text)]))
                    yield return At(list, $"These are {list.Elements.Count} guards, each a command of its own, and look like the words of one.",
                        $"Write {property} = new[] {{ {string.Join(", ", list.Elements)} }}.");
    }

    /// <summary>Whether some word alone would be no command: an option, or a path behind a program that is none.</summary>
    private static bool IsOneCommand(string?[] words) => words.All(word => word is { Length: > 0 } && !word.Contains(' '))
        && words.Skip(1).Any(word => word![0] == '-' || (word[0] == '/' && words[0]![0] != '/'));
}
