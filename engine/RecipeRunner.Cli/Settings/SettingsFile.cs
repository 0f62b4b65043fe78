using System.Text;
using RecipeRunner.Cli.Settings.Ruby;
using RecipeRunner.Converging;

namespace RecipeRunner.Cli.Settings;

/// <summary>Finds the settings file and reads it by its form.</summary>
internal static class SettingsFile
{
    public const string Default = "recipe-runner.json";

    /// <summary>What the named file says, or <c>./recipe-runner.json</c> when none is named and it is there; null without a file.</summary>
    /// <exception cref="RecipeRunnerException">The file is missing, or holds what cannot be read.</exception>
    public static FileSettings? Read(string? named)
    {
        if (named is not null) return KnownSettings.Apply(Settings(Path.GetFullPath(named)));
        return File.Exists(Default) ? KnownSettings.Apply(JsonSettings.Read(Path.GetFullPath(Default))) : null;
    }

    private static IReadOnlyList<Setting> Settings(string path) => Path.GetExtension(path) switch
    {
        ".rb" => SettingsScript.Read(path, Text(path)),
        ".json" => JsonSettings.Read(path),
        _ => throw new RecipeRunnerException($"-c takes a solo.rb or client.rb (any *.rb) or a recipe-runner.json (any *.json), not {new SourceLine(path, 0)}"),
    };

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            string why = e is FileNotFoundException or DirectoryNotFoundException ? "the file does not exist" : $"the file cannot be read: {e.Message}";
            throw new RecipeRunnerException($"{new SourceLine(path, 0)}: {why}", inner: e);
        }
    }
}
