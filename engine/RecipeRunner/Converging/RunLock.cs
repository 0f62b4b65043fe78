using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Converging;

/// <summary>One run at a time: a lock on a file (flock), which the kernel releases when the process ends, however it ends.</summary>
internal sealed class RunLock : IDisposable
{
    /// <summary>EWOULDBLOCK, which is how flock says that somebody else has it; .NET hands errno on as the HResult.</summary>
    private const int WouldBlock = 11;

    private readonly FileStream file;

    private RunLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="RecipeRunnerException">Another run holds it (exit code 5), or its file cannot be written.</exception>
    public static RunLock Take(string path, IClock clock) => TryTake(path, clock)
        ?? throw new RecipeRunnerException($"Another run is under way: {Holder(path)} holds {path}. Wait for it to end, or end it.", ExitCode.Locked);

    /// <summary>Takes the lock; null when another run holds it.</summary>
    /// <exception cref="RecipeRunnerException">Its file cannot be written.</exception>
    public static RunLock? TryTake(string path, IClock clock)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            // FileShare.None is flock(LOCK_EX) on Linux.
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes($"{Environment.ProcessId} {clock.Now:u}\n"));
            return new RunLock(file);
        }
        catch (IOException e) when (e.HResult == WouldBlock)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"The lock {path} cannot be taken: {e.Message.TrimEnd('.')}. Run with sudo, or name another one with --lockfile.", inner: e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>Who has the lock, as far as its file tells.</summary>
    public static string Holder(string path)
    {
        // A FileStream would ask for a share of the lock, and be refused.
        string[] words = Encoding.UTF8.GetString(FileReader.Read(path)).Trim().Split(' ', 2);
        if (words.Length < 2) return "a process that has just begun";
        string command = File.Exists($"/proc/{words[0]}/cmdline") ? File.ReadAllText($"/proc/{words[0]}/cmdline").Replace('\0', ' ').Trim() : "a process";
        return $"process {words[0]} (`{command}`, since {words[1]})";
    }
}
