using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Commands as a test answers for them.</summary>
internal sealed class FakeProcesses(List<string> log) : IProcesses
{
    private readonly List<CommandStub> stubs = [];

    public CommandStub Add(string pattern)
    {
        stubs.Add(new CommandStub(pattern));
        return stubs[^1];
    }

    public CommandResult Run(Command command)
    {
        string text = command.ToString();
        if (command.Changes) log.Add("run " + text);
        CommandStub stub = stubs.FindLast(stub => stub.Fits(text)) ?? throw new UnexpectedCommandException(
            $"The fake machine was asked to run `{text}`, and the test answers for no such command. "
            + $"Answer for it: machine.Command(\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\").Returns(0, stdout: \"\");"
            + (stubs.Count == 0 ? "" : $" The test answers for: {string.Join(", ", stubs.Select(stub => $"\"{stub.Pattern}\""))}."));
        return stub.Run(command);
    }
}
