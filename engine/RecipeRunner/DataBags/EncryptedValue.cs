using System.Security.Cryptography;
using System.Text;
using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>
/// One encrypted value in Chef's format: a map of base64 texts, of which version 1 encrypts with AES-256-CBC, version 2 adds an
/// HMAC of the encrypted text, and version 3 uses AES-256-GCM with its tag.
/// </summary>
internal static class EncryptedValue
{
    public const int OldestVersion = 1;
    public const int NewestVersion = 3;
    private const string Cbc = "aes-256-cbc";
    private const string Gcm = "aes-256-gcm";
    private const int TagSize = 16;

    /// <summary>True for what was meant to be an encrypted value, whether it is whole or not.</summary>
    public static bool Resembles(AttributeNode value) =>
        value is MapNode map && map.TryGet("encrypted_data", out _) && (map.TryGet("iv", out _) || map.TryGet("cipher", out _));

    /// <summary>Encrypts a value, given as JSON.</summary>
    public static MapNode Encrypt(byte[] plain, Secret secret, int version)
    {
        var map = new MapNode(default);
        byte[] iv = RandomNumberGenerator.GetBytes(IvSize(version));
        switch (version)
        {
            case 3:
                byte[] tag = new byte[TagSize], bytes = new byte[plain.Length];
                using (var gcm = new AesGcm(secret.Key, TagSize)) gcm.Encrypt(iv, plain, bytes, tag);
                Put(map, "encrypted_data", RubyBase64.Encode(bytes));
                Put(map, "iv", RubyBase64.Encode(iv));
                Put(map, "auth_tag", RubyBase64.Encode(tag));
                break;
            default:
                string encrypted = RubyBase64.Encode(CbcOf(secret).EncryptCbc(plain, iv));
                Put(map, "encrypted_data", encrypted);
                if (version == 2) Put(map, "hmac", RubyBase64.Encode(Hmac(secret, encrypted)));
                Put(map, "iv", RubyBase64.Encode(iv));
                break;
        }
        Put(map, "version", (long)version);
        Put(map, "cipher", version == 3 ? Gcm : Cbc);
        return map;
    }

    /// <summary>The JSON that was encrypted, or bytes at random: a wrong secret is not always noticed in version 1.</summary>
    /// <exception cref="EncryptedValueException">The value is damaged, of a version that is not wanted, or the secret is another one.</exception>
    public static byte[] Decrypt(MapNode value, Secret secret, int leastVersion)
    {
        var fields = new EncryptedFields(value);
        long version = fields.Version(leastVersion);
        fields.Expect("cipher", version == 3 ? Gcm : Cbc);
        byte[] iv = fields.Bytes("iv", IvSize(version));
        byte[] encrypted = fields.Bytes("encrypted_data");
        if (version == 2 && !CryptographicOperations.FixedTimeEquals(fields.Bytes("hmac", HMACSHA256.HashSizeInBytes), Hmac(secret, fields.Text("encrypted_data"))))
            throw EncryptedValueException.WrongSecret();
        try
        {
            if (version < 3) return CbcOf(secret).DecryptCbc(encrypted, iv);
            byte[] plain = new byte[encrypted.Length];
            using var gcm = new AesGcm(secret.Key, TagSize);
            gcm.Decrypt(iv, encrypted, fields.Bytes("auth_tag", TagSize), plain);
            return plain;
        }
        catch (CryptographicException)
        {
            throw EncryptedValueException.WrongSecret();
        }
    }

    private static int IvSize(long version) => version == 3 ? 12 : 16;

    private static Aes CbcOf(Secret secret)
    {
        var aes = Aes.Create();
        aes.Key = secret.Key;
        return aes;
    }

    private static byte[] Hmac(Secret secret, string encrypted) => HMACSHA256.HashData(secret.Bytes, Encoding.UTF8.GetBytes(encrypted));

    private static void Put(MapNode map, string field, object value) => map.Set(field, new ScalarNode(value, default));
}
