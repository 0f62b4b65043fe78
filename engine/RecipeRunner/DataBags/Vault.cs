using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.DataBags;

/// <summary>Opens the encrypted items that recipes ask for. What was in them, and the secret, is not shown by the run from then on.</summary>
/// <param name="secretFile">The secret of items that no recipe brings one for.</param>
/// <param name="leastVersion">The oldest format that is opened (Chef's <c>data_bag_decrypt_minimum_version</c>).</param>
/// <param name="redaction">What is to be told of.</param>
/// <param name="warn">Told of a secret that others can read.</param>
internal sealed class Vault(string secretFile, int leastVersion, Redaction redaction, Action<string> warn)
{
    private readonly Dictionary<string, Secret> secrets = [];

    /// <summary>An item as recipes read it, decrypted if it is encrypted.</summary>
    /// <param name="item">The item as it was read.</param>
    /// <param name="name">Its name, <c>bag/id</c>.</param>
    /// <param name="secret">A secret; null: that of the secret file.</param>
    public AttributeValue Open(MapNode item, string name, string? secret)
    {
        string title = $"data bag item {name}";
        if (!EncryptedItem.IsEncrypted(item, name)) return AttributeTree.Document(item, title);
        MapNode plain = EncryptedItem.Decrypt(item, name, secret is null ? Load(null) : Secret.Of(secret), leastVersion);
        foreach ((string key, AttributeNode value) in plain.Entries)
            if (key != "id") redaction.Add(value.ToPlain());
        return AttributeTree.Document(plain, title, isSecret: true);
    }

    /// <summary>The secret in a file, the configured one by default.</summary>
    public Secret Load(string? path)
    {
        path ??= secretFile;
        if (!secrets.TryGetValue(path, out Secret? secret))
        {
            secrets.Add(path, secret = Secret.Load(path, warn));
            redaction.Add(secret.Text);
        }
        return secret;
    }
}
