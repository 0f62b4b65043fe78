using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.Nodes;

/// <summary>A single value inside a map or a list: where, what, and who set it.</summary>
internal sealed record AttributePart(string[] Keys, object? Plain, AttributeLevel Level, Origin Origin)
{
    /// <summary>All single values below a map or list, and maps and lists that are empty; nothing for a single value.</summary>
    public static IReadOnlyList<AttributePart> Of(AttributeValue value)
    {
        var parts = new List<AttributePart>();
        if (value.IsMap || value.IsList) Add(value, []);
        return parts;

        void Add(AttributeValue container, string[] keys)
        {
            foreach (AttributeValue child in container)
            {
                string[] below = [.. keys, child.Key];
                if ((child.IsMap || child.IsList) && child.Count > 0) Add(child, below);
                else parts.Add(new(below, child.ToPlain(), child.Level, child.Origin));
            }
        }
    }
}
