namespace RecipeRunner.Text;

/// <summary>C# names as Chef and JSON write them: <c>CookbookFile</c> is <c>cookbook_file</c>.</summary>
internal static class SnakeCase
{
    public static string From(string pascal)
    {
        var text = new System.Text.StringBuilder(pascal.Length + 4);
        for (int i = 0; i < pascal.Length; i++)
        {
            char c = pascal[i];
            if (!char.IsUpper(c))
            {
                text.Append(c);
                continue;
            }
            bool startsWord = i > 0 && (!char.IsUpper(pascal[i - 1]) || (i + 1 < pascal.Length && char.IsLower(pascal[i + 1])));
            if (startsWord && pascal[i - 1] != '_') text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
