using System.Runtime.CompilerServices;
using RecipeRunner.Nodes;

namespace RecipeRunner.Dsl;

/// <summary>
/// The node's tags: the list <c>tags</c> of the normal attributes, as in Chef. They last for this run; those that are to stay stand in
/// node.json.
/// </summary>
public static partial class Recipe
{
    /// <summary>Whether the node has all of these tags (Chef's <c>tagged?</c>).</summary>
    public static bool IsTagged(params ReadOnlySpan<string> tags)
    {
        foreach (string tag in tags)
        {
            if (!Tags().Contains(tag)) return false;
        }
        return true;
    }

    /// <summary>Gives the node a tag, unless it has it (Chef's <c>tag</c>).</summary>
    public static void Tag(string tag, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!IsTagged(tag)) Normal.Write(["tags"], Tags().Append(tag), file, line);
    }

    /// <summary>Takes a tag from the node, if it has it (Chef's <c>untag</c>).</summary>
    public static void Untag(string tag, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (IsTagged(tag)) Normal.Write(["tags"], Tags().Where(t => t != tag), file, line);
    }

    private static string[] Tags() => Normal.Read("tags") switch
    {
        null => [],
        { IsList: true } tags => (string[])tags,
        AttributeValue tag => [(string)tag!],
    };
}
