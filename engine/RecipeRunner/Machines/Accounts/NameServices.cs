using System.Text;

namespace RecipeRunner.Machines.Accounts;

/// <summary>/etc/nsswitch.conf: where names are looked up.</summary>
internal static class NameServices
{
    private const string Path = "/etc/nsswitch.conf";

    /// <summary>Whether names of a database ("passwd", "group") come from anywhere but the files in /etc.</summary>
    public static bool HasMoreThanFiles(IFiles files, string database)
    {
        if (files.Stat(Path) is null) return false;
        foreach (string line in Encoding.UTF8.GetString(files.Read(Path)).Split('\n'))
        {
            string[] words = line.Split((char[])[' ', '\t', ':'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 1 && words[0] == database) return words.Skip(1).TakeWhile(word => word[0] != '#').Any(word => IsService(files, word));
        }
        return false;
    }

    /// <summary>Anything but the files themselves and an action such as "[NOTFOUND=return]"; systemd only where it runs.</summary>
    private static bool IsService(IFiles files, string word) => word switch
    {
        "files" or "compat" or "return]" => false,
        "systemd" => files.Stat("/run/systemd/system") is not null,
        _ => word[0] != '[',
    };
}
