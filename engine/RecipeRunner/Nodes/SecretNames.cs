namespace RecipeRunner.Nodes;

/// <summary>Attributes whose value is a secret by their name: passwords, keys, tokens, and what an application's environment holds.</summary>
internal static class SecretNames
{
    private static readonly string[] Marks = ["password", "passwd", "passphrase", "secret", "token", "credential", "ssh_key", "private_key", "certificate_key", "api_key", "access_key"];

    /// <summary>Whether what stands at a key is a secret.</summary>
    public static bool Contains(string key) =>
        Array.Exists(Marks, mark => key.Contains(mark, StringComparison.OrdinalIgnoreCase)) || key.EndsWith("_private", StringComparison.Ordinal);

    /// <summary>Whether each text below a key is a secret.</summary>
    public static bool IsEnvironment(string key) => key is "environment" or "environment_variables";

    /// <summary>Whether a path leads to a secret.</summary>
    public static bool LeadTo(IReadOnlyList<string> path)
    {
        for (int i = 0; i < path.Count; i++)
            if (Contains(path[i]) || (i < path.Count - 1 && IsEnvironment(path[i])))
                return true;
        return false;
    }
}
