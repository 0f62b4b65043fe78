using Microsoft.CodeAnalysis;

namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>The compiler's own sentence, without what helps nobody who writes recipes.</summary>
internal static class CompilerWords
{
    private static readonly string[] Needless =
    [
        "RecipeRunner.Resources.", "RecipeRunner.Converging.", "RecipeRunner.Nodes.", "System.Collections.Generic.", " Did you intend to invoke the method?",
        " (are you missing a using directive or an assembly reference?)", " An explicit conversion exists (are you missing a cast?)", " Try specifying the type arguments explicitly.",
    ];

    public static string Of(Diagnostic diagnostic)
    {
        string message = Raw(diagnostic);
        if (diagnostic.Id is "CS1061" or "CS1929" && Tail(message) is > 0 and var tail) message = message[..tail];
        if (diagnostic.Id == "CS1003") message = message.Replace("Syntax error, ", "", StringComparison.Ordinal);
        if (diagnostic.Id is "CS1002" or "CS1026" or "CS1513" or "CS1514") message = $"'{message[0]}'{message[1..]}";
        foreach (string needless in Needless) message = message.Replace(needless, "", StringComparison.Ordinal);
        return message.Replace("'RecipeRunner.", "'", StringComparison.Ordinal).Replace("'System.", "'", StringComparison.Ordinal);
    }

    /// <summary>Where the search among extension methods is told, which is nowhere an author would have looked.</summary>
    private static int Tail(string message) => Math.Max(message.IndexOf(" and no accessible extension method", StringComparison.Ordinal), message.IndexOf(" and the best extension method", StringComparison.Ordinal));

    /// <summary>As the compiler says it.</summary>
    public static string Raw(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
