using System.Text.RegularExpressions;
using NUnit.Framework.Interfaces;
using RecipeRunner.Converging;
using RecipeRunner.Testing;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>What NUnit says of a failure, for the author of a recipe.</summary>
internal static partial class FailureText
{
    /// <summary>The properties of the engine's exceptions: NUnit writes each into a line behind the message.</summary>
    private static readonly Lazy<string[]> Held = new(() => [.. new[] { typeof(RecipeRunnerException).Assembly, typeof(RecipeTest).Assembly }
        .SelectMany(engine => engine.GetExportedTypes()).Where(type => type.IsSubclassOf(typeof(Exception)))
        .SelectMany(type => type.GetProperties()).Where(property => property.DeclaringType != typeof(Exception)).Select(property => property.Name).Distinct()]);

    /// <summary>The line of the test that failed: of what the stack passed through, the innermost that is the tests' own.</summary>
    public static SourceLine Place(ITestResult result, IReadOnlyList<string> sources)
    {
        foreach (Match frame in Frame().Matches(result.StackTrace ?? ""))
            if (sources.Contains(frame.Groups["file"].Value))
                return new(frame.Groups["file"].Value, int.Parse(frame.Groups["line"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        return default;
    }

    /// <summary>The line that a test's method begins at, by its name; none when it is not found.</summary>
    public static SourceLine Declaration(ITest? test, IReadOnlyList<string> sources)
    {
        foreach (string source in test?.Method is null ? [] : sources)
        {
            int line = Array.FindIndex(File.ReadAllLines(source), text => text.Contains($" {test!.MethodName}(", StringComparison.Ordinal));
            if (line >= 0) return new(source, line + 1);
        }
        return default;
    }

    /// <summary>Why. Of the engine's own exceptions the message says all: not their type, nor what they hold, nor what caused them.</summary>
    public static string Message(ITestResult result)
    {
        string message = Multiple().Replace(result.Message?.Trim() ?? "", "");
        message = OfNoUse().Replace(message, "");
        if (OwnException().Match(message) is not { Success: true } own) return message;
        string[] lines = message[own.Length..].Split('\n');
        return string.Join('\n', lines.TakeWhile(line => !line.StartsWith("  ----> ", StringComparison.Ordinal) && !Held.Value.Any(name => line.StartsWith($"  {name}: ", StringComparison.Ordinal))));
    }

    [GeneratedRegex(@" in (?<file>/[^\n]*):line (?<line>\d+)")]
    private static partial Regex Frame();

    /// <summary>The stack below each failure of Assert.Multiple.</summary>
    [GeneratedRegex(@"\n\s*\n(\s+at [^\n]+\n?)+")]
    private static partial Regex Multiple();

    /// <summary>Properties of .NET's exceptions that say nothing more.</summary>
    [GeneratedRegex(@"\n  (ParamName: <null>|CancellationToken: .*)")]
    private static partial Regex OfNoUse();

    [GeneratedRegex(@"^(SetUp : |TearDown : |OneTimeSetUp: )?RecipeRunner\.[\w.]+Exception : ")]
    private static partial Regex OwnException();
}
