using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusedProperty : Rule
{
    /// <summary>What says how something is to be; who takes it away needs none of it.</summary>
    private static readonly string[] OfWhatIsThere = ["Content", "Source", "Variables", "Mode", "Owner", "Group", "Verify", "Checksum", "Umask", "To"];

    public override string Code => "RR081";

    public override string Name => "unused-property";

    public override string Summary => "A resource that is only deleted says what it is to be like.";

    public override string Why => "Nothing of it happens. Whoever reads it takes the file for written; mostly the action is a remnant of a trial.";

    public override Example Bad => Example.Recipe("""
        File("/etc/motd", new() { Content = "Managed.\n", Mode = "0644", Action = Delete });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/motd", new() { Action = Delete });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
            if (declared.Actions() is ["delete"] && (declared.Is("ContentResource") || declared.Is("DirectoryResource") || declared.Is("LinkResource")) && !declared.Sets("Subscribes", "DelayedAction"))
                foreach ((string name, ExpressionSyntax value) in declared.Properties)
                    if (OfWhatIsThere.Contains(name))
                        yield return At(value, $"The action is Delete: nothing uses {name}.", "Take it out, or the action.");
    }
}
