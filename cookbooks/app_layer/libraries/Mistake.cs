namespace AppLayer;

/// <summary>What somebody said in the attributes and cannot be.</summary>
internal static class Mistake
{
    /// <summary>The message names the attribute, and who set it; a line of this cookbook in front of it would help nobody.</summary>
    public static Exception Of(string text) => Fail(text, file: "", line: 0);
}
