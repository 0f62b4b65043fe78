using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

/// <summary>The engine's mistakes of JSON files as findings.</summary>
internal static class JsonMistake
{
    /// <summary>The message without its place, which the finding has by itself.</summary>
    public static Finding At(Rule rule, NodeInputException error)
    {
        string place = SourcePlace.Prefix(error.File, error.Line, error.Column);
        string message = error.Message.StartsWith(place, StringComparison.Ordinal) ? error.Message[place.Length..] : error.Message;
        return new(rule.Code, rule.Name, new(error.File, error.Line), error.Column, Sentence.Of(message), "");
    }
}
