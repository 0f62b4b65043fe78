using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>Which names are those of secrets.</summary>
internal static class SecretWords
{
    private static readonly string[] Words =
        ["password", "passwd", "passphrase", "secret", "token", "private_key", "api_key", "apikey", "secret_key", "secret_access_key"];

    /// <summary>Whether a name ends in a word for a secret: <c>db_password</c> and <c>DbPassword</c> do, <c>password_file</c> does not.</summary>
    public static bool IsSecret(string name)
    {
        string key = SnakeCase.From(name.Replace('-', '_'));
        return Words.Any(word => key.EndsWith(word, StringComparison.Ordinal) && (key.Length == word.Length || key[^(word.Length + 1)] is '_' or '.'));
    }

    /// <summary>Whether a value can be a secret: it is none where it is empty or masked, a word for nothing, a hash, or only says where the secret is.</summary>
    public static bool IsValue(string value) =>
        value.Length > 3 && value.Any(char.IsLetterOrDigit) && value is not ("true" or "false" or "null" or "none") && value[0] is not ('/' or '$' or '<' or '{') && !value.Contains("FILTERED", StringComparison.Ordinal) && !value.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a value is a private key, whatever its name.</summary>
    public static bool IsPrivateKey(string value) => value.Contains("PRIVATE KEY-----", StringComparison.Ordinal);
}
