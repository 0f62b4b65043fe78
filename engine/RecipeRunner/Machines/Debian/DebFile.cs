namespace RecipeRunner.Machines.Debian;

/// <summary>What a .deb file says of itself.</summary>
/// <param name="Name">Package name.</param>
/// <param name="Version">Version.</param>
/// <param name="Architecture">Architecture, or "all".</param>
internal sealed record DebFile(string Name, string Version, string Architecture)
{
    /// <summary>Reads it by <c>dpkg-deb -f</c>, which changes nothing.</summary>
    public static DebFile Read(IProcesses processes, string path)
    {
        var command = new Command(["dpkg-deb", "-f", path, "Package", "Version", "Architecture"]) { Changes = false };
        string text = processes.RunOrThrow($"Reading the package file {path} failed", command).Stdout;
        return new DebFile(Field(text, "Package: "), Field(text, "Version: "), Field(text, "Architecture: "));
    }

    private static string Field(string text, string label) =>
        Array.Find(text.Split('\n'), line => line.StartsWith(label, StringComparison.Ordinal))?[label.Length..].Trim() ?? "";
}
