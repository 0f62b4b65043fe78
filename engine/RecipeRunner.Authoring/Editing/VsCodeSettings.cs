using System.Text.Json;

namespace RecipeRunner.Authoring.Editing;

/// <summary>How VS Code learns which solution to open with the folder: <c>.vscode/settings.json</c>, which may be the author's own.</summary>
internal static class VsCodeSettings
{
    private const string File = ".vscode/settings.json", Key = "dotnet.defaultSolution", Solution = EditorFolder.Name + "/" + EditorFolder.SolutionName;

    private static readonly JsonDocumentOptions AsVsCodeReads = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Writes the file when there is none and no other solution lies in the folder.</summary>
    /// <returns>What the author should know or do; null when all is as it should be.</returns>
    public static string? Put(string root)
    {
        string path = Path.Combine(root, File), line = $"\"{Key}\": \"{Solution}\"";
        if (System.IO.File.Exists(path)) return Chosen(path) == Solution ? null : $"VS Code: {File} is yours and stays as it is; add {line} to it";
        if (OtherSolution(root) is { } other)
            return $"VS Code: there is {Path.GetFileName(other)} as well, so the choice is yours; for cookbooks put {{ {line} }} into {File}";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, $$"""
            {
              {{line}}
            }

            """);
        return $"VS Code: {File} is written; it opens the solution with the folder";
    }

    /// <summary>A solution of the author's own in the folder; null when there is none.</summary>
    public static string? OtherSolution(string root) => Directory.EnumerateFiles(root, "*.sln*").FirstOrDefault();

    private static string? Chosen(string path)
    {
        try
        {
            using var settings = JsonDocument.Parse(System.IO.File.ReadAllText(path), AsVsCodeReads);
            return settings.RootElement.ValueKind == JsonValueKind.Object && settings.RootElement.TryGetProperty(Key, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
