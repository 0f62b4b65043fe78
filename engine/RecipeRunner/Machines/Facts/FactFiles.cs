using System.Text;

namespace RecipeRunner.Machines.Facts;

/// <summary>Reads the small text files that facts come from; one that is not there, or not readable, is empty.</summary>
internal sealed class FactFiles(IFiles files)
{
    public string? Text(string path)
    {
        try
        {
            return files.Stat(path) is { Kind: FileKind.File } ? Encoding.UTF8.GetString(files.Read(path)).Trim() : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public string[] Lines(string path) => Text(path)?.Split('\n') ?? [];

    public bool Exists(string path) => files.Stat(path) is not null;

    /// <summary>Lines as "name : value" or "NAME=value", quotes taken off.</summary>
    public Dictionary<string, string> Pairs(string path, char separator) => Pairs(Lines(path), separator);

    public static Dictionary<string, string> Pairs(IEnumerable<string> lines, char separator)
    {
        var pairs = new Dictionary<string, string>();
        foreach (string line in lines)
        {
            int at = line.IndexOf(separator);
            if (at > 0 && line[0] != '#') pairs[line[..at].Trim()] = line[(at + 1)..].Trim().Trim('"', '\'');
        }
        return pairs;
    }
}
