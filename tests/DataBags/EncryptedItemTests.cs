using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.DataBags;

public sealed class EncryptedItemTests
{
    private static readonly Dictionary<int, string[]> Fields = new()
    {
        [1] = ["encrypted_data", "iv", "version", "cipher"],
        [2] = ["encrypted_data", "hmac", "iv", "version", "cipher"],
        [3] = ["encrypted_data", "iv", "auth_tag", "version", "cipher"],
    };

    [TestCase("v1")]
    [TestCase("v2")]
    [TestCase("v3")]
    [TestCase("mixed")]
    public void What_Chef_encrypts_is_read(string id)
    {
        MapNode item = Fixtures.Bags.Read("secrets", id);

        MapNode plain = EncryptedItem.Decrypt(item, "secrets/" + id, Fixtures.Secret);

        Assert.That(EncryptedItem.IsEncrypted(item, "secrets/" + id));
        Assert.That(Values(plain), Is.EqualTo(Values(Fixtures.Bags.Read("secrets", "plain"))));
    }

    [Test]
    public void A_value_keeps_its_place_in_the_file()
    {
        MapNode plain = EncryptedItem.Decrypt(Fixtures.Bags.Read("secrets", "v3"), "secrets/v3", Fixtures.Secret);

        plain.TryGet("list", out AttributeNode? list);

        Assert.That(((ListNode)list!).Items[1].Origin.ToString(), Does.StartWith("data bag item secrets/v3 (").And.Contains("secrets/v3.json:"));
    }

    [Test]
    public void What_we_encrypt_has_Chefs_form([Values(1, 2, 3)] int version)
    {
        MapNode item = EncryptedItem.Encrypt(Fixtures.Bags.Read("secrets", "plain"), Fixtures.Secret, version);

        foreach ((string key, AttributeNode value) in item.Entries)
        {
            if (key == "id") continue;
            var map = (OrderedDictionary<string, object?>)value.ToPlain()!;
            Assert.That(map.Keys, Is.EqualTo(Fields[version]));
            Assert.That(map["version"], Is.EqualTo((long)version));
            Assert.That(map["cipher"], Is.EqualTo(version == 3 ? "aes-256-gcm" : "aes-256-cbc"));
            Assert.That(((string)map["iv"]!).Length, Is.EqualTo(version == 3 ? 17 : 25), "base64 of 12 or 16 bytes and a line end");
            foreach (string line in ((string)map["encrypted_data"]!).Split('\n')[..^2]) Assert.That(line, Has.Length.EqualTo(60), "Ruby's encode64");
            Assert.That((string)map["encrypted_data"]!, Does.EndWith("\n"));
        }
    }

    [Test]
    public void The_id_is_not_encrypted() =>
        Assert.That(EncryptedItem.Encrypt(Fixtures.Bags.Read("secrets", "plain"), Fixtures.Secret, 3).TryGet("id", out AttributeNode? id) ? id.ToPlain() : null, Is.EqualTo("plain"));

    [Test]
    public void Equal_values_are_never_encrypted_alike([Values(1, 2, 3)] int version)
    {
        var item = new MapNode(default);
        item.Set("again", new ScalarNode("again", default));

        var texts = Enumerable.Range(0, 20).Select(_ => ValueText.Json(EncryptedItem.Encrypt(item, Fixtures.Secret, version).ToPlain())).ToHashSet();

        Assert.That(texts, Has.Count.EqualTo(20));
    }

    [Test]
    public void Whatever_is_encrypted_comes_back_as_it_was([Values(1, 2, 3)] int version)
    {
        var random = new Random(version);
        Secret secret = Secret.Of("a passphrase, not long");
        for (int i = 0; i < 200; i++)
        {
            var plain = new MapNode(default);
            plain.Set("id", new ScalarNode("x", default));
            for (int key = 0; key < 3; key++) plain.Set("k" + key, AttributeNodes.From(RandomValue(random, 3), default));

            MapNode written = JsonMap.Read(DataBagText.Of(EncryptedItem.Encrypt(plain, secret, version)), OriginSource.Engine);

            Assert.That(EncryptedItem.Decrypt(written, "a/x", secret).SameAs(plain), ValueText.Json(plain.ToPlain()));
        }
    }

    [Test]
    public void An_item_without_values_is_not_encrypted()
    {
        var item = new MapNode(default);
        item.Set("id", new ScalarNode("x", default));

        Assert.That(EncryptedItem.IsEncrypted(item, "a/x"), Is.False);
    }

    [Test]
    public void A_plain_item_is_not_encrypted() => Assert.That(EncryptedItem.IsEncrypted(Fixtures.Bags.Read("secrets", "plain"), "secrets/plain"), Is.False);

    [Test]
    public void An_item_of_which_a_part_is_encrypted_is_a_mistake()
    {
        MapNode item = (MapNode)Fixtures.Bags.Read("secrets", "v3").Copy();
        item.Set("password", new ScalarNode("swordfish", default));

        Assert.That(() => EncryptedItem.IsEncrypted(item, "secrets/v3"),
            Throws.InstanceOf<RecipeRunnerException>().With.Message.Contains("secrets/v3.json:10: data bag item secrets/v3 is neither plain nor encrypted: \"unicode\" is encrypted, and \"password\" is not."));
    }

    private static string Values(MapNode item)
    {
        var values = (OrderedDictionary<string, object?>)item.ToPlain();
        values.Remove("id");
        return ValueText.Json(values);
    }

    private static object? RandomValue(Random random, int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => random.NextDouble() * Math.Pow(10, random.Next(-20, 20)),
        4 => RandomText(random),
        5 => "",
        6 => Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth - 1)).ToList(),
        _ => Enumerable.Range(0, random.Next(4)).ToDictionary(i => i + RandomText(random), _ => RandomValue(random, depth - 1)),
    };

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (int length = random.Next(100); length > 0; length--)
        {
            int rune = random.Next(4) switch { 0 => random.Next(0x20), 1 => random.Next(0x80), 2 => random.Next(0xD800), _ => random.Next(0x10000, 0x110000) };
            text.Append(new Rune(rune));
        }
        return text.ToString();
    }
}
