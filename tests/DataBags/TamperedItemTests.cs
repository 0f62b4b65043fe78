using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.DataBags;

public sealed class TamperedItemTests
{
    private const string Plain = "correct horse battery staple";
    private const string OtherSecret = "\"password\" of data bag item a/x cannot be decrypted: the given secret is not the one that it was encrypted with, or the value was changed since. Another is named with --secret-file.";
    private const string Damaged = "\"password\" of data bag item a/x is damaged: ";
    private const string TakeBack = "; take the file as it was before.";

    private static readonly Secret Right = Secret.Of("the right one");

    [Test]
    public void A_wrong_secret([Values(1, 2, 3)] int version)
    {
        // In version 1 the wrong secret can happen to leave a padding that looks right.
        for (int i = 0; i < 300; i++)
            Assert.That(Failure(Item(version), Secret.Of("a wrong one")), Is.EqualTo(OtherSecret));
    }

    [Test]
    public void Ciphertext_with_a_bit_turned([Values(2, 3)] int version) =>
        Assert.That(Failure(Changed(version, "encrypted_data", text => (text[0] == 'A' ? 'B' : 'A') + text[1..])), Is.EqualTo(OtherSecret));

    [Test]
    public void Ciphertext_that_is_cut([Values(1, 2, 3)] int version) =>
        Assert.That(Failure(Changed(version, "encrypted_data", text => text[..24] + "\n")), Is.EqualTo(OtherSecret));

    [TestCase(2, "hmac")]
    [TestCase(3, "auth_tag")]
    [TestCase(3, "iv")]
    public void A_check_with_a_bit_turned(int version, string field) =>
        Assert.That(Failure(Changed(version, field, text => (text[0] == 'A' ? 'B' : 'A') + text[1..])), Is.EqualTo(OtherSecret));

    [TestCase(1, "encrypted_data")]
    [TestCase(2, "hmac")]
    [TestCase(2, "iv")]
    [TestCase(3, "auth_tag")]
    public void What_is_not_base64(int version, string field) =>
        Assert.That(Failure(Changed(version, field, text => "#" + text[1..])), Is.EqualTo($"{Damaged}its {field} is not base64{TakeBack}"));

    [TestCase(1, "iv", 16)]
    [TestCase(2, "hmac", 32)]
    [TestCase(3, "iv", 12)]
    [TestCase(3, "auth_tag", 16)]
    public void A_length_that_is_wrong(int version, string field, int size) =>
        Assert.That(Failure(Changed(version, field, _ => "AAAA\n")), Is.EqualTo($"{Damaged}its {field} has 3 bytes, not {size}{TakeBack}"));

    [TestCase(1, "cipher", "aes-256-gcm")]
    [TestCase(3, "cipher", "aes-256-cbc")]
    [TestCase(3, "cipher", "des")]
    public void A_cipher_of_another_version(int version, string field, string cipher) =>
        Assert.That(Failure(Changed(version, field, _ => cipher)), Is.EqualTo($"{Damaged}its cipher is not {(version == 3 ? "aes-256-gcm" : "aes-256-cbc")}, as its version has it{TakeBack}"));

    [Test]
    public void A_version_that_does_not_exist([Values("0", "4", "\"3\"", "3.0", "null")] string version)
    {
        MapNode item = Item(3);
        Value(item).Set("version", JsonMap.Read(System.Text.Encoding.UTF8.GetBytes($"{{\"v\":{version}}}"), OriginSource.Engine).Entries["v"]);

        Assert.That(Failure(item), Is.EqualTo($"\"password\" of data bag item a/x is encrypted in a version that does not exist: it is 1, 2 or 3{TakeBack}"));
    }

    [Test]
    public void A_field_that_is_gone([Values(1, 2, 3)] int version)
    {
        foreach (string field in Value(Item(version)).Keys.ToArray())
        {
            MapNode item = Item(version);
            Value(item).Remove(field);

            if (field == "encrypted_data")
                Assert.That(EncryptedItem.IsEncrypted(item, "a/x"), Is.False);
            else
                Assert.That(Failure(item), Is.EqualTo(field == "version"
                    ? $"\"password\" of data bag item a/x has no version{TakeBack}"
                    : $"{Damaged}version {version} needs {field}, which is not there{TakeBack}"));
        }
    }

    [Test]
    public void A_field_too_many()
    {
        MapNode item = Item(1);
        Value(item).Set("hmac", new ScalarNode("x", default));

        Assert.That(Failure(item), Is.EqualTo($"{Damaged}version 1 has no hmac{TakeBack}"));
    }

    [Test]
    public void A_field_that_is_no_text()
    {
        MapNode item = Item(3);
        Value(item).Set("iv", new ScalarNode(3L, default));

        Assert.That(Failure(item), Is.EqualTo($"{Damaged}its iv is not text{TakeBack}"));
    }

    [Test]
    public void A_format_that_is_older_than_wanted() =>
        Assert.That(Failure(Item(1), leastVersion: 2), Is.EqualTo($"\"password\" of data bag item a/x is encrypted in version 1, but data_bag_decrypt_minimum_version wants 2 at least{TakeBack}"));

    private static MapNode Item(int version)
    {
        var plain = new MapNode(default);
        plain.Set("id", new ScalarNode("x", default));
        plain.Set("password", new ScalarNode(Plain, default));
        return EncryptedItem.Encrypt(plain, Right, version);
    }

    private static MapNode Changed(int version, string field, Func<string, string> change)
    {
        MapNode item = Item(version);
        Value(item).Set(field, new ScalarNode(change((string)Value(item).Entries[field].ToPlain()!), default));
        return item;
    }

    private static MapNode Value(MapNode item) => (MapNode)item.Entries["password"];

    /// <summary>The error, which must hold nothing of the value, plain or encrypted, not even in its details.</summary>
    private static string Failure(MapNode item, Secret? secret = null, int leastVersion = 1)
    {
        var error = Assert.Throws<PlacedException>(() => EncryptedItem.Decrypt(item, "a/x", secret ?? Right, leastVersion))!;
        foreach (AttributeNode field in Value(item).Entries.Values)
            if (field.ToPlain() is string { Length: > 15 } text)
                Assert.That(error.ToString(), Does.Not.Contain(text.TrimEnd()));
        Assert.That(error.ToString(), Does.Not.Contain(Plain));
        Assert.That(error.ExitCode, Is.EqualTo(ExitCode.BadInput));
        return error.Message;
    }
}
