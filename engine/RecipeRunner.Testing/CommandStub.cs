using RecipeRunner.Machines;

namespace RecipeRunner.Testing;

/// <summary>What a fake machine answers to commands that fit a pattern; exit code 0 and no output until it is told otherwise.</summary>
public sealed class CommandStub
{
    private Func<Command, CommandResult> answer = _ => new CommandResult(0, "", "");

    internal CommandStub(string pattern) => Pattern = pattern;

    /// <summary>The command as a person would type it; * stands for anything.</summary>
    public string Pattern { get; }

    /// <summary>Sets what it prints and how it ends.</summary>
    public void Returns(int exitCode, string stdout = "", string stderr = "") => answer = _ => new CommandResult(exitCode, stdout, stderr);

    /// <summary>Lets it do something to the machine, and end with exit code 0.</summary>
    public void Does(Action<Command> action) => answer = command =>
    {
        action(command);
        return new CommandResult(0, "", "");
    };

    /// <summary>Answers by a function.</summary>
    public void Answers(Func<Command, CommandResult> answer) => this.answer = answer;

    internal bool Fits(string text) => Fits(Pattern, text);

    internal CommandResult Run(Command command) => answer(command);

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        int star = pattern.IndexOf('*');
        if (star < 0) return text.SequenceEqual(pattern);
        if (!text.StartsWith(pattern[..star], StringComparison.Ordinal)) return false;
        pattern = pattern[(star + 1)..];
        text = text[star..];
        for (int skip = 0; skip <= text.Length; skip++)
        {
            if (Fits(pattern, text[skip..])) return true;
        }
        return false;
    }
}
