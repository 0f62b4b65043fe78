using System.CommandLine;
using System.CommandLine.Parsing;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Commands;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class ParseProblems
{
    public static void ThrowIfAny(ParseResult parsed, CliCommand command)
    {
        if (parsed.Errors.Count == 0) return;
        IEnumerable<string> problems = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens.Take(1).Select(token => Unknown(token, command))
            : parsed.Errors.Select(Sentence);
        throw new RecipeRunnerException($"{string.Join("\n", problems)}\n`recipe-runner {command.Name} --help` lists the options");
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

    private static string Unknown(string token, CliCommand command)
    {
        if (!token.StartsWith('-')) return $"{command.Name} takes no {(command.Arguments.Count == 0 ? "" : "further ")}argument, but got '{token}'{(command.HintFor(token) is { Length: > 0 } hint ? "; " + hint : "")}";
        string name = token.Split('=')[0];
        string[] known = [.. command.Options.SelectMany(g => g.Options).SelectMany(o => o.Aliases.Append(o.Name)).Where(o => o.Length > 2)];
        string? begun = known.FirstOrDefault(o => name.Length > 2 && o.StartsWith(name, StringComparison.Ordinal));
        return $"there is no option '{name}'.{(begun is null ? Nearest.Hint(name, known) : $" Did you mean {begun}?")}";
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
        if (error.SymbolResult is ArgumentResult { Argument: { } argument }) return $"{argument.Name} is missing: {argument.Description}";
        return error.Message;
    }
}
