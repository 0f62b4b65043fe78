namespace RecipeRunner.Dsl;

/// <summary>What a run must not show.</summary>
public static partial class Recipe
{
    /// <summary>
    /// Keeps a value, such as a password from node.json, out of all that the run shows and records from now on, as those of encrypted
    /// data bag items are: <c>********</c> stands in its place. Null, and what is too short or too common to be a secret, is passed over.
    /// </summary>
    public static void Hide(string? secret)
    {
        if (secret is not null) Current.Context.Run.Redaction.Add(secret);
    }
}
