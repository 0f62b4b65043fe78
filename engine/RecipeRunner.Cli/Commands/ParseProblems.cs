using System.CommandLine;
using System.CommandLine.Parsing;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Commands;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class ParseProblems
{
    public static void ThrowIfAny(ParseResult parsed, RunOptionSet options, string command)
    {
        if (parsed.Errors.Count == 0) return;
        IEnumerable<string> problems = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Take(1).Select(token => Unknown(token, options, command))
            : parsed.Errors.Select(Sentence);
        throw new RecipeRunnerException($"{string.Join("\n", problems)}\n`recipe-runner {command} --help` lists the options");
    }

    /// <summary>Reads the name of an enumeration's member.</summary>
    public static T OneOf<T>(string option, string? value, T byDefault) where T : struct, Enum
    {
        if (value is null) return byDefault;
        foreach (T known in Enum.GetValues<T>())
            if (known.ToString().Equals(value, StringComparison.OrdinalIgnoreCase))
                return known;
        string[] names = [.. Enum.GetNames<T>().Select(n => n.ToLowerInvariant())];
        throw new RecipeRunnerException($"{option} cannot be '{value}': it is one of {string.Join(", ", names)}.{Nearest.Hint(value, names)}");
    }

    private static string Unknown(string token, RunOptionSet options, string command)
    {
        if (!token.StartsWith('-')) return $"{command} takes no argument, but got '{token}'; a recipe is named with -o 'recipe[{token}]', a JSON file with -j";
        string name = token.Split('=')[0];
        return $"there is no option '{name}'.{Nearest.Hint(name, options.All.SelectMany(o => o.Aliases.Append(o.Name)).Where(o => o.Length > 2))}";
    }

    private static string Sentence(ParseError error)
    {
        if (error.SymbolResult is OptionResult { Option: { } option } result)
        {
            string name = result.IdentifierToken?.Value ?? option.Name;
            return result.IdentifierTokenCount > 1
                ? $"{name} is given {result.IdentifierTokenCount} times; it takes one value"
                : $"{name} needs a value: {name} {option.HelpName}";
        }
        return error.Message;
    }
}
