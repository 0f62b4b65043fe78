using RecipeRunner.Reporting;

namespace RecipeRunner.Cli;

/// <summary>Where the program writes: what it was asked for, and what went wrong.</summary>
internal sealed record Terminal(TextOutput Out, TextOutput Error)
{
    /// <summary>The process's own streams. No colours with <c>NO_COLOR</c>, on a dumb terminal, or when nobody looks.</summary>
    public static Terminal Open(bool colours)
    {
        bool wanted = colours && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        bool outIsTerminal = !Console.IsOutputRedirected, errorIsTerminal = !Console.IsErrorRedirected;
        return new(
            new(Console.OpenStandardOutput(), outIsTerminal, wanted && outIsTerminal),
            new(Console.OpenStandardError(), errorIsTerminal, wanted && errorIsTerminal));
    }

    /// <summary>Where a person is looking, if anywhere: the place for a progress line.</summary>
    public TextOutput? Watched => Out.IsTerminal ? Out : Error.IsTerminal ? Error : null;

    /// <summary>From now on no colours.</summary>
    public void StopColours()
    {
        Out.Colours = false;
        Error.Colours = false;
    }

    /// <summary>From now on nothing that is written shows these texts.</summary>
    public void Hide(Redaction redaction) => (Out.Redaction, Error.Redaction) = (redaction, redaction);

    public void Fail(string message)
    {
        Out.EnsureLineStart();
        Out.Flush();
        Error.EnsureLineStart();
        Error.Write("recipe-runner: ", Ink.Red);
        ErrorText.Write(Error, message, Ink.Plain);
        Error.Flush();
    }
}
