using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary>
/// The completion for bash: a script that knows the commands and their options, so that the program is not started for each key.
/// </summary>
internal static class BashCompletion
{
    private const string Head = """
        # Completion for bash, as `recipe-runner completion` prints it.
        _recipe_runner() {
            local words=("${COMP_WORDS[@]:1:COMP_CWORD}") word=$2 previous=$3 command seconds='' options='' argument='' option names=''
            COMPREPLY=()
            [[ ${words[0]} == help ]] && words=("${words[@]:1}")
            command=${words[0]}
            case $command in

        """;

    private const string Tail = """
            esac
            # Bash cuts a word at its equals sign.
            if [[ $word == = ]]; then
                word=
            elif [[ $previous == = ]]; then
                previous=${words[-3]}
            fi
            for option in $options; do
                [[ $option == "$previous="* ]] && argument=${option#*=}
                names+=" ${option%%=*}"
            done
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "$names --help" -- "$word")
                return
            fi
            case $argument in
                *'|'*) mapfile -t COMPREPLY < <(compgen -W "${argument//|/ }" -- "$word") ;;
                FILE) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
                DIR) compopt -o filenames && mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
            esac
        }
        complete -F _recipe_runner recipe-runner

        """;

    public static void Write(TextOutput output)
    {
        CliCommand[] commands = [.. CommandTable.All.Select(c => c.Make())];
        ILookup<string, string> seconds = commands.ToLookup(c => c.Name.Split(' ')[0], c => c.Name.Split(' ')[^1]);

        output.Write(Head);
        foreach (IGrouping<string, string> group in seconds.Where(g => !g.Contains(g.Key)))
            output.WriteLine($"        {group.Key}) seconds='{string.Join(' ', group)}' ;;");
        output.Write($$"""
                esac
                if ((${#words[@]} == 1)); then
                    mapfile -t COMPREPLY < <(compgen -W '{{string.Join(' ', seconds.Select(g => g.Key))}} help --help --version' -- "$word")
                    return
                fi
                if [[ -n $seconds ]]; then
                    if ((${#words[@]} == 2)); then
                        mapfile -t COMPREPLY < <(compgen -W "$seconds" -- "$word")
                        return
                    fi
                    command+=" ${words[1]}"
                fi
                case $command in

            """);
        foreach (CliCommand command in commands)
            output.WriteLine($"        '{command.Name}') options='{string.Join(' ', command.Options.SelectMany(g => g.Options).SelectMany(Words))}' argument={Argument(command)} ;;");
        output.Write(Tail);
        output.Flush();
    }

    /// <summary>Its name and its letters, each with what it takes.</summary>
    private static IEnumerable<string> Words(Option option) =>
        option.Aliases.Append(option.Name).Select(name => option.HelpName is { } value ? $"{name}={Kind(value)}" : name);

    private static string Argument(CliCommand command) => command.Arguments is [var first, ..] ? Kind(first.Name) : "";

    /// <summary>What the script can complete, by the word that help has for it.</summary>
    private static string Kind(string value) => value switch
    {
        "FOLDER" => "DIR",
        _ when value.All(c => char.IsAsciiLetterOrDigit(c) || c is '|' or '-') => value,
        _ => "",
    };
}
