namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>What a template can read of a value of a C# type. Other types are named by their place in a list, as one may lead back to itself.</summary>
/// <param name="Members">The members by their names in templates, each with its type, or null when that is not known; null when the type may have others: a map, a list, text.</param>
/// <param name="Element">The type of the items when it is a list; null when it is none, or that is not known.</param>
internal sealed record KnownType(IReadOnlyDictionary<string, int?>? Members, int? Element)
{
    /// <summary>Whether two names are the same in a template, where capitals and lines do not count.</summary>
    public static bool IsSame(string a, string b) => a.Replace("_", "", StringComparison.Ordinal).Equals(b.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it has a member of this name.</summary>
    /// <param name="name">The name, as a template has it.</param>
    /// <param name="type">The member's type; null when it is not known.</param>
    public bool Has(string name, out int? type)
    {
        foreach ((string known, int? place) in Members!)
            if (IsSame(known, name))
            {
                type = place;
                return true;
            }
        type = null;
        return false;
    }
}
