namespace RecipeRunner.Machines.Services;

/// <summary>The links in /etc/rc?.d by which init scripts start at boot.</summary>
internal sealed class RunLevelLinks(IFiles files)
{
    private static readonly string[] s_folders = ["/etc/rc2.d", "/etc/rc3.d", "/etc/rc4.d", "/etc/rc5.d", "/etc/rcS.d"];

    /// <summary>Whether a start link (S and two digits) stands in a run level that a machine boots to.</summary>
    public bool Enabled(string script) => Array.Exists(s_folders, folder => files.Stat(folder) is not null && files.List(folder).Any(link => IsStart(link, script)));

    private static bool IsStart(string link, string script) =>
        link.Length == script.Length + 3 && link[0] == 'S' && char.IsAsciiDigit(link[1]) && char.IsAsciiDigit(link[2])
        && link.EndsWith(script, StringComparison.Ordinal);
}
