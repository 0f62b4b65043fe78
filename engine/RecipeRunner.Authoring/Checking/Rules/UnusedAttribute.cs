using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusedAttribute : Rule
{
    public override string Code => "RR016";

    public override string Name => "unused-attribute";

    public override string Summary => "An attribute file sets what no recipe, library, template or other cookbook reads.";

    public override string Why => "Whoever changes it in node.json wonders why nothing happens. Whoever reads a map reads all that is in it.";

    public override Example Bad => Example.Recipe("""
        Package("nginx", new() { Version = node["web"]["version"] });
        """).AndInCookbook("attributes/default.csx", """
        Default["web"]["version"] = "1.22.1";
        Default["web"]["workers"] = 4;
        """);

    public override Example Good => Example.Recipe("""
        Package("nginx", new() { Version = node["web"]["version"] });
        """).AndInCookbook("attributes/default.csx", """
        Default["web"]["version"] = "1.22.1";
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsWhole) yield break;
        // An attribute of a cookbook that is not here may be read there.
        var own = context.All.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        WrittenAttribute[] written = [.. context.Cookbooks.SelectMany(c => c.Facts).SelectMany(f => f.Attributes.Written).Where(w => w.Path is [var first, ..] && own.Contains(first))];
        if (written.Length == 0) yield break;
        string[][] read = [.. context.All.SelectMany(c => c.Facts).SelectMany(f => f.Attributes.Read), .. context.All.SelectMany(c => c.Templates).SelectMany(t => TemplateSyntax.Of(t).Attributes.Select(a => a.Path))];
        foreach ((Place place, string[] path) in written)
            if (!read.Any(r => Meet(r, path)))
                yield return At(place, $"Nothing reads the attribute {string.Join('.', path)}.", "Read it, or take it out.");
    }

    /// <summary>Whether one path leads to the other: what is read lies in what is written, or around it.</summary>
    private static bool Meet(string[] read, string[] written) => read.Zip(written).All(pair => pair.First == pair.Second);
}
