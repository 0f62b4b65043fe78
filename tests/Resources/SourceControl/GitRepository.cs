using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Tests.Resources.SourceControl;

/// <summary>A git repository of a test, on the real file system.</summary>
internal sealed class GitRepository
{
    private static readonly string[] Git =
        ["git", "-c", "user.name=Test", "-c", "user.email=test@mirror.example", "-c", "init.defaultBranch=main", "-c", "commit.gpgSign=false", "-c", "protocol.file.allow=always"];

    private readonly string folder;

    public GitRepository(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
        Run("init", "--quiet");
    }

    public string Url => "file://" + folder;

    public string Head => Run("rev-parse", "HEAD").Trim();

    /// <summary>Commits a file, and returns the commit.</summary>
    public string Commit(string path, string content, bool executable = false)
    {
        string full = $"{folder}/{path}";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
        if (executable) File.SetUnixFileMode(full, File.GetUnixFileMode(full) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Run("add", "--all");
        Run("commit", "--quiet", "--message", path);
        return Head;
    }

    public string Run(params string[] arguments)
    {
        CommandResult result = new LocalProcesses().Run(new Command([.. Git, .. arguments]) { Cwd = folder });
        return result.Succeeded ? result.Stdout : throw new InvalidOperationException(result.ToString());
    }
}
