using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.DataBags;

/// <summary>The fields of an encrypted value, each checked as it is read.</summary>
internal sealed class EncryptedFields(MapNode value)
{
    /// <summary>The format's version; all fields that it has must be there, and no other.</summary>
    public long Version(int leastVersion)
    {
        if (!value.TryGet("version", out AttributeNode? node)) throw new EncryptedValueException("has no version");
        if (node is not ScalarNode { Value: long version and >= 1 and <= EncryptedValue.NewestVersion })
            throw new EncryptedValueException($"is encrypted in a version that does not exist: it is 1, 2 or {EncryptedValue.NewestVersion}");
        if (version < leastVersion)
            throw new EncryptedValueException($"is encrypted in version {version}, but data_bag_decrypt_minimum_version wants {leastVersion} at least");
        string[] known = version switch
        {
            1 => ["encrypted_data", "iv", "version", "cipher"],
            2 => ["encrypted_data", "hmac", "iv", "version", "cipher"],
            _ => ["encrypted_data", "iv", "auth_tag", "version", "cipher"],
        };
        foreach (string field in known)
            if (!value.TryGet(field, out _)) throw new EncryptedValueException($"is damaged: version {version} needs {field}, which is not there");
        foreach (string field in value.Keys)
            if (!known.Contains(field)) throw new EncryptedValueException($"is damaged: version {version} has no {field}.{Nearest.Hint(field, known)}".TrimEnd('.'));
        return version;
    }

    public string Text(string field) => value.TryGet(field, out AttributeNode? node) && node is ScalarNode { Value: string text }
        ? text
        : throw new EncryptedValueException($"is damaged: its {field} is not text");

    public void Expect(string field, string wanted)
    {
        if (Text(field) != wanted) throw new EncryptedValueException($"is damaged: its {field} is not {wanted}, as its version has it");
    }

    public byte[] Bytes(string field) => RubyBase64.Decode(Text(field))
        ?? throw new EncryptedValueException($"is damaged: its {field} is not base64");

    public byte[] Bytes(string field, int size)
    {
        byte[] bytes = Bytes(field);
        return bytes.Length == size ? bytes : throw new EncryptedValueException($"is damaged: its {field} has {bytes.Length} bytes, not {size}");
    }
}
