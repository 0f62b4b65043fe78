using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.OpsWorks.Units;

/// <summary>Whoever can change the stack file can have root run what he likes: nobody else may.</summary>
internal static class WatchedFile
{
    private const int OthersWrite = 0b000_010_010;

    /// <exception cref="RecipeRunnerException">Others than root may write the file, or replace it or a folder above it.</exception>
    public static void Check(string path, IFiles files)
    {
        for (string? at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            if (files.LinkStat(at) is not { } status)
            {
                if (at != path) throw new RecipeRunnerException($"The folder {at} does not exist. Make it, for root only to write: sudo install -d {at}");
                continue;
            }
            if (status.Kind == FileKind.SymbolicLink) throw new RecipeRunnerException($"{at} is a symbolic link, which is not watched through: name what it leads to.");
            if (status.Uid != 0) throw new RecipeRunnerException($"{at} is not root's, and what is written there is run by root: sudo chown root {at}, or name another file.");
            if ((status.Mode & OthersWrite) != 0)
                throw new RecipeRunnerException($"{at} may be written by others than root (mode {Convert.ToString(status.Mode, 8)}), and what is written there is run by root: sudo chmod go-w {at}, or name another file.");
        }
    }
}
