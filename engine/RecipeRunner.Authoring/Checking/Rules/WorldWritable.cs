using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class WorldWritable : Rule
{
    private const int ByOthers = 0x2, Sticky = 0x200;

    public override string Code => "RR066";

    public override string Name => "world-writable";

    public override string Summary => "A file or directory can be written by every user of the machine.";

    public override string Why =>
        "Whatever reads the file then does what any account on the machine wants, and in a directory any account can put another file in the place of yours. `0777` mostly stands for an owner that nobody looked up. A directory for everybody, as /tmp is, has the sticky bit: `1777`.";

    public override Example Bad => Example.Recipe("""
        Directory("/srv/uploads", new() { Mode = "0777" });
        """);

    public override Example Good => Example.Recipe("""
        Directory("/srv/uploads", new() { Owner = "www-data", Group = "www-data", Mode = "0750" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
            foreach ((string property, ExpressionSyntax value) in declared.Properties)
                if (property.EndsWith("Mode", StringComparison.Ordinal) && source.Text(value) is { } text && Permissions.TryParseMode(text) is { } mode && (mode & ByOthers) != 0 && (mode & Sticky) == 0)
                    yield return At(value, $"With the mode {text} every user of the machine can write it.", "Say Owner and Group of whoever writes it, and a mode such as \"0750\" or \"0644\".");
    }
}
