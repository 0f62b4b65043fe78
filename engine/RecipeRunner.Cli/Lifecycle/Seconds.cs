using System.CommandLine;
using System.Globalization;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary>Reads a time in seconds.</summary>
internal static class Seconds
{
    private const double Most = int.MaxValue / 1000;

    /// <exception cref="RecipeRunnerException">It is none.</exception>
    public static TimeSpan? Of(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds is > 0 and <= Most
            ? TimeSpan.FromSeconds(seconds)
            : throw new RecipeRunnerException($"{option.Name} cannot be '{text}': it is a number of seconds above 0");
    }
}
