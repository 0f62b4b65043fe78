using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Nodes;

/// <summary>Shows the warnings of a run that nobody follows otherwise.</summary>
internal sealed class WarningObserver(TextOutput error) : IRunObserver
{
    public void On(RunEvent runEvent)
    {
        if (runEvent is Message { Level: >= LogLevel.Warn } message) error.WriteLine($"Warning: {message.Text}", Ink.Yellow);
    }
}
