using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>Which names are those of secrets.</summary>
internal static class SecretWords
{
    private static readonly string[] Words =
        ["password", "passwd", "passphrase", "secret", "token", "private_key", "api_key", "apikey", "secret_key", "secret_access_key", "pgpassword", "mysql_pwd"];

    /// <summary>How tokens of well-known services begin.</summary>
    private static readonly string[] Tokens = ["ghp_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "sk_live_", "AKIA"];

    /// <summary>Whether a name ends in a word for a secret: <c>db_password</c> and <c>DbPassword</c> do, <c>password_file</c> does not.</summary>
    public static bool IsSecret(string name)
    {
        string key = SnakeCase.From(name.Replace('-', '_'));
        return Words.Any(word => key.EndsWith(word, StringComparison.Ordinal) && (key.Length == word.Length || key[^(word.Length + 1)] is '_' or '.'));
    }

    /// <summary>Whether a value can be a secret: it is none where it is empty or masked, a word for nothing, a hash, or only says where the secret is.</summary>
    public static bool IsValue(string value) =>
        value.Length > 3 && value.Any(char.IsLetterOrDigit) && value is not ("true" or "false" or "null" or "none") && value[0] is not ('/' or '$' or '<' or '{') && !value.Contains("FILTERED", StringComparison.Ordinal) && !value.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a value is a private key, a token of a well-known service, or an address with a password, whatever its name.</summary>
    public static bool IsOneByItself(string value) => value.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
        || (value.Length >= 20 && !value.Contains(' ') && Tokens.Any(token => value.StartsWith(token, StringComparison.Ordinal)))
        || HasPassword(value);

    /// <summary>Whether it is an address such as <c>https://user:password@mirror.example/</c>.</summary>
    private static bool HasPassword(string value)
    {
        int scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) return false;
        int end = value.AsSpan(scheme + 3).IndexOfAny('/', ' ', '?');
        string authority = end < 0 ? value[(scheme + 3)..] : value.Substring(scheme + 3, end);
        return authority.LastIndexOf('@') is > 0 and var at && authority.IndexOf(':') is > 0 and var colon && colon < at && IsValue(authority[(colon + 1)..at]);
    }
}
