namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Lines in which a secret may stand: errors reach logs and records, so that no value of such a line is said in them.</summary>
internal static class SecretLine
{
    private static readonly string[] Words = ["password", "passwd", "passphrase", "secret", "token", "key", "credential"];

    public static bool Is(string line) => Words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase));
}
