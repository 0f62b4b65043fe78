using System.IO;
using System.Text;

namespace Haproxy;

/// <summary>HAProxy as the machine's process table shows it.</summary>
/// <param name="Main">The master process, or without one the only process.</param>
/// <param name="Words">The command line of it.</param>
/// <param name="Workers">The processes that serve: the master's children, the ones that only finish old connections included.</param>
internal sealed record RunningHaproxy(int Main, string[] Words, IReadOnlyList<int> Workers)
{
    /// <summary>Null when it does not run, or when the init system does not tell its process.</summary>
    public static RunningHaproxy? Find(IMachine machine, string service)
    {
        if (machine.Services.Status(service).MainPid is not { } main) return null;
        int[] children = [.. Text($"/proc/{main}/task/{main}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
        return new(main, Text($"/proc/{main}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries), children is [] ? [main] : children);

        string Text(string path)
        {
            try
            {
                return Encoding.UTF8.GetString(machine.Files.Read(path));
            }
            catch (IOException)
            {
                // It ended meanwhile.
                return "";
            }
        }
    }

    /// <summary>The socket on which the master answers; null when it has none that is a file.</summary>
    public string? MasterSocket => ValuesOf("-S").Select(value => value.Split(',')[0]).FirstOrDefault(path => path.StartsWith('/'));

    /// <summary>The configuration files and folders that it was started with.</summary>
    public IReadOnlyList<string> Configuration => [.. ValuesOf("-f")];

    /// <summary>Whether a file is one of those that it was started with, as far as its command line tells.</summary>
    public bool Reads(string file) =>
        Configuration is [] || Configuration.Any(path => !path.StartsWith('/') || path == file || file.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal));

    private IEnumerable<string> ValuesOf(string option) => Words.Zip(Words.Skip(1)).Where(pair => pair.First == option).Select(pair => pair.Second);
}
