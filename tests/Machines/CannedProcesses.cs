using RecipeRunner.Machines;

namespace RecipeRunner.Tests.Machines;

/// <summary>Answers commands from a list and writes down what was run; a command that nobody expected is an error.</summary>
internal sealed class CannedProcesses : IProcesses
{
    private readonly List<(string Words, Func<CommandResult> Answer)> answers = [];

    public List<Command> Ran { get; } = [];

    /// <summary>What was run, as a person would type it, options that apt always gets left out.</summary>
    public IEnumerable<string> Lines => Ran.Select(command => command.ToString()
        .Replace(" -q -y -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold -o DPkg::Lock::Timeout=60", "")
        .Replace(" --force-confdef --force-confold", "").Replace(" --no-ask-password --no-pager", ""));

    /// <summary>Answers every command whose line contains these words; the latest answer that fits wins.</summary>
    public CannedProcesses On(string words, string stdout = "", int exitCode = 0, string stderr = "", Action? effect = null)
    {
        answers.Insert(0, (words, () =>
        {
            effect?.Invoke();
            return new CommandResult(exitCode, stdout, stderr);
        }
        ));
        return this;
    }

    public CommandResult Run(Command command)
    {
        Ran.Add(command);
        string line = Lines.Last();
        foreach (var (words, answer) in answers)
        {
            if (line.Contains(words, StringComparison.Ordinal)) return answer();
        }
        throw new InvalidOperationException($"Nobody expected the command: {line}");
    }
}
