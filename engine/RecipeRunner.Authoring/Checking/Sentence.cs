namespace RecipeRunner.Authoring.Checking;

/// <summary>Makes sentences of the engine's messages.</summary>
internal static class Sentence
{
    /// <summary>With a capital and an end.</summary>
    public static string Of(string message) =>
        message.Length == 0 ? "" : $"{char.ToUpperInvariant(message[0])}{message[1..]}{(message[^1] is '.' or '?' or '!' ? "" : ".")}";
}
