using Scriban;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A template of a cookbook.</summary>
/// <param name="Name">Its path in <c>templates/</c>: <c>haproxy.cfg.sbn</c>, <c>debian/motd.sbn</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Parsed">Its syntax; it may have errors.</param>
internal sealed record SeenTemplate(string Name, string Path, string Text, Template Parsed)
{
    public static SeenTemplate Read(string folder, string path)
    {
        string text = File.ReadAllText(path);
        return new(System.IO.Path.GetRelativePath(folder, path), path, text, Template.Parse(text, path));
    }
}
