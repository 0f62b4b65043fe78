using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Machines.Local;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Writing;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Stacks;

/// <summary>Writes stack JSON and what is to be said of it.</summary>
internal sealed class StackJsonWriter(Terminal terminal)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly HashSet<string> warned = [];

    public static StackOutput OutputAt(string file) => new(Path.GetFullPath(file), new LocalFiles());

    public void Warn(string text)
    {
        terminal.Error.WriteLine("WARNING: " + text, Ink.Yellow);
        terminal.Error.Flush();
    }

    /// <summary>Warns of the same thing once.</summary>
    public void WarnOnce(string text)
    {
        if (warned.Add(text)) Warn(text);
    }

    public void Say(string text)
    {
        terminal.Out.WriteLine(text);
        terminal.Out.Flush();
    }

    /// <summary>Writes to a file, or to standard output when there is none.</summary>
    public void Write(MapNode json, string? file)
    {
        byte[] bytes = DataBagText.Of(json);
        if (file is null) terminal.Out.Write(Encoding.UTF8.GetString(bytes));
        else Say($"{file} is {(OutputAt(file).Write(bytes) ? "written" : "up to date")}");
        terminal.Out.Flush();
    }

    /// <summary>Keeps answers of the API in a folder, under the names that the import looks for.</summary>
    public static void Save(Dictionary<string, byte[]> answers, string folder)
    {
        Directory.CreateDirectory(folder, Private);
        foreach ((string kind, byte[] json) in answers) OutputAt(Path.Combine(folder, $"Describe{kind}.json")).Write(json);
    }

    /// <summary>Does something that a signal may end, and that may meet a disk that is full.</summary>
    public static ExitCode Guard(StopSignals signals, Action action)
    {
        try
        {
            action();
            return ExitCode.Success;
        }
        catch (OperationCanceledException) when (signals.Stop.IsCancellationRequested)
        {
            return signals.ExitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What the file system says is a sentence with its path.
            throw new RecipeRunnerException(e.Message, inner: e);
        }
    }
}
