namespace RecipeRunner.DataBags;

/// <summary>Chef's rule for the names of data bags and items: letters, digits, <c>.</c>, <c>-</c> and <c>_</c>.</summary>
internal static class BagName
{
    public const string Rule = "letters, digits, '.', '-' and '_'";

    /// <summary>True for a name that Chef allows, and that is no way to another folder.</summary>
    public static bool IsValid(string name)
    {
        foreach (char c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
                return false;
        return name is not ("" or "." or "..");
    }
}
