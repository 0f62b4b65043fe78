using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.Settings;

/// <summary>Reads a recipe-runner.json: the settings by the same names, in strict JSON. A relative path is seen from the file's folder.</summary>
internal static class JsonSettings
{
    public static IReadOnlyList<Setting> Read(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        return [.. JsonMap.ReadFile(path, OriginKind.Engine, "").Entries.Select(entry => new Setting(entry.Key, entry.Value.ToPlain())
        {
            Wrong = message => new NodeInputException(message, path, entry.Value.Origin.Line),
            FullPath = relative => Ruby.RubyPath.Expand(relative, folder),
        })];
    }
}
