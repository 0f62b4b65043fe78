using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>Items whose values, all but the id, are encrypted.</summary>
internal static class EncryptedItem
{
    private const string Wrapper = "json_wrapper";

    /// <summary>Whether the values are encrypted.</summary>
    /// <param name="item">The item as it was read.</param>
    /// <param name="name">Its name, <c>bag/id</c>.</param>
    /// <exception cref="PlacedException">Some are and some are not.</exception>
    public static bool IsEncrypted(MapNode item, string name)
    {
        string? encrypted = null, plain = null;
        foreach ((string key, AttributeNode value) in item.Entries)
        {
            if (key == "id") continue;
            if (EncryptedValue.Resembles(value)) encrypted ??= key;
            else plain ??= key;
            if (encrypted is not null && plain is not null)
                throw new PlacedException(At(value), $"data bag item {name} is neither plain nor encrypted: \"{encrypted}\" is encrypted, and \"{plain}\" is not.");
        }
        return encrypted is not null;
    }

    /// <summary>The item with its values in plain, each with its place in the file.</summary>
    /// <exception cref="PlacedException">A value cannot be decrypted; the message quotes nothing of it.</exception>
    public static MapNode Decrypt(MapNode item, string name, Secret secret, int leastVersion = EncryptedValue.OldestVersion)
    {
        var plain = new MapNode(item.Origin);
        foreach ((string key, AttributeNode value) in item.Entries)
            plain.Set(key, key == "id" ? value.Copy() : Decrypt(value, key, name, secret, leastVersion));
        return plain;
    }

    /// <summary>The item with its values encrypted.</summary>
    public static MapNode Encrypt(MapNode plain, Secret secret, int version)
    {
        var item = new MapNode(default);
        foreach ((string key, AttributeNode value) in plain.Entries)
            item.Set(key, key == "id" ? value.Copy() : Encrypt(value, secret, version));
        return item;
    }

    /// <summary>An encrypted item with other values: those that are still the same stay as they are written, letter for letter.</summary>
    /// <param name="item">The item as it was read.</param>
    /// <param name="before">The same, decrypted.</param>
    /// <param name="after">What it is to hold.</param>
    /// <param name="secret">The secret that it is encrypted with.</param>
    /// <param name="version">The format of new values.</param>
    public static MapNode Reencrypt(MapNode item, MapNode before, MapNode after, Secret secret, int version)
    {
        MapNode changed = new(default);
        foreach ((string key, AttributeNode value) in after.Entries)
        {
            bool isSame = before.TryGet(key, out AttributeNode? old) && old.SameAs(value);
            changed.Set(key, key == "id" ? value.Copy() : isSame ? item.Entries[key].Copy() : Encrypt(value, secret, version));
        }
        return changed;
    }

    private static MapNode Encrypt(AttributeNode value, Secret secret, int version) =>
        EncryptedValue.Encrypt(Encoding.UTF8.GetBytes($"{{\"{Wrapper}\":{ValueText.Json(value.ToPlain())}}}"), secret, version);

    private static AttributeNode Decrypt(AttributeNode value, string key, string name, Secret secret, int leastVersion)
    {
        try
        {
            return AttributeNodes.From(Unwrap(EncryptedValue.Decrypt((MapNode)value, secret, leastVersion)).ToPlain(), value.Origin);
        }
        catch (EncryptedValueException e)
        {
            string wayOut = e.IsSecretInDoubt
                ? $": {secret.Source} is not the one that it was encrypted with, or the value was changed since. Another is named with --secret-file"
                : "; take the file as it was before";
            throw new PlacedException(At(value), $"\"{key}\" of data bag item {name} {e.Message}{wayOut}.");
        }
    }

    private static AttributeNode Unwrap(byte[] json)
    {
        try
        {
            if (JsonMap.Read(json, OriginSource.Engine).TryGet(Wrapper, out AttributeNode? value)) return value;
        }
        catch (NodeInputException)
        {
            // What a wrong secret makes of the value. The reader's message would quote it.
        }
        throw EncryptedValueException.WrongSecret();
    }

    private static SourceLine At(AttributeNode value) => new(value.Origin.File ?? "", value.Origin.Line);
}
