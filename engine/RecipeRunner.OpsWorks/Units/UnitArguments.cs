using System.Text;

namespace RecipeRunner.OpsWorks.Units;

/// <summary>Words of a command as systemd reads them: nothing in them is expanded.</summary>
internal static class UnitArguments
{
    public static string Of(IEnumerable<string> words) => string.Join(' ', words.Select(Of));

    private static string Of(string word)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in word)
            quoted.Append(c switch { '"' or '\\' => $"\\{c}", '%' => "%%", '$' => "$$", '\n' => "\\n", _ => c.ToString() });
        return quoted.Append('"').ToString();
    }
}
