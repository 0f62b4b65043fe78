using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Cli.Haproxy;

/// <summary>The socket on which a running haproxy answers questions.</summary>
internal sealed class StatsSocket(IMachine machine, string path)
{
    private const string Usual = "/run/haproxy/admin.sock", UsualConfiguration = "/etc/haproxy/haproxy.cfg";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>That of the configuration that haproxy runs, as far as it can be read; else Debian's.</summary>
    public static StatsSocket Find(IMachine machine)
    {
        foreach (string configuration in Configurations(machine.Files))
            if (InConfiguration(machine.Files, configuration) is { } path)
                return new(machine, path);
        return new(machine, Usual);
    }

    /// <summary>What haproxy says of its proxies and servers.</summary>
    /// <exception cref="RecipeRunnerException">It cannot be asked, or says something else.</exception>
    public HaproxyStatus Ask()
    {
        if (machine.Files.Stat(path) is null)
            throw new RecipeRunnerException($"haproxy does not run, or has no stats socket {path}. A `stats socket` of its configuration is named with --socket.", ExitCode.ResourceFailed);
        string answer = Ask("show stat\n");
        return StatTable.Parse(answer) is { } stat ? HaproxyStatus.Of(stat, GuardLine.Parse(Ask("show port-guard\n")))
            : throw new RecipeRunnerException($"{path} is no stats socket of haproxy; it answers: {answer.Split('\n')[0].Trim()}");
    }

    private string Ask(string question)
    {
        try
        {
            return machine.Sockets.Ask(path, question, Longest);
        }
        catch (IOException e)
        {
            throw new RecipeRunnerException($"{e.Message} haproxy has to run, and whoever asks it to be root or in the group of the socket.", ExitCode.ResourceFailed, e);
        }
    }

    private static IEnumerable<string> Configurations(IFiles files)
    {
        foreach (string process in files.List("/proc"))
        {
            if (!char.IsAsciiDigit(process[0]) || Text(files, $"/proc/{process}/cmdline") is not { } line) continue;
            string[] words = line.Split('\0');
            if (Path.GetFileName(words[0]) != "haproxy") continue;
            foreach ((string option, string value) in words.Zip(words.Skip(1)))
                if (option == "-f" && value.StartsWith('/'))
                    yield return value;
        }
        yield return UsualConfiguration;
    }

    private static string? InConfiguration(IFiles files, string configuration)
    {
        foreach (string line in (Text(files, configuration) ?? "").Split('\n'))
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is ["stats", "socket", ['/', ..] path, ..])
                return path;
        return null;
    }

    private static string? Text(IFiles files, string path)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(files.Read(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that ended meanwhile, a configuration that is not for everybody.
            return null;
        }
    }
}
