using System.Security.Cryptography;
using System.Text;

namespace RecipeRunner.Tests.OpsWorks;

/// <summary>A request as a server got it, and what its signature has to be.</summary>
internal sealed class SignedRequest
{
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

    public SignedRequest(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string[] lines = text[..end].Split("\r\n");
        (Method, Path) = (lines[0].Split(' ')[0], lines[0].Split(' ')[1]);
        foreach (string line in lines[1..]) headers[line.Split(':')[0]] = line[(line.IndexOf(':') + 1)..].Trim();
        Body = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text[(end + 4)..]));
    }

    public string Method { get; }

    public string Path { get; }

    public string Body { get; }

    public string this[string header] => headers.GetValueOrDefault(header, "");

    /// <summary>Checks that the request is signed with Signature Version 4 for a service over what must not be changed.</summary>
    public void IsSignedFor(string service, string key, string secret, string region = "us-east-1")
    {
        string[] parts = this["Authorization"].Split(' ', 2);
        Dictionary<string, string> fields = parts[1].Split(',').Select(f => f.Trim().Split('=', 2)).ToDictionary(f => f[0], f => f[1]);
        string[] signed = fields["SignedHeaders"].Split(';');
        string date = this["X-Amz-Date"], scope = $"{date[..8]}/{region}/{service}/aws4_request";
        Assert.That(parts[0], Is.EqualTo("AWS4-HMAC-SHA256"));
        Assert.That(fields["Credential"], Is.EqualTo($"{key}/{scope}"));
        Assert.That(signed, Is.SupersetOf(new[] { "content-type", "host", "x-amz-date" }));

        string canonical = string.Join('\n', [Method, Path, "", .. signed.Select(h => $"{h}:{this[h]}"), "", fields["SignedHeaders"], Hash(Body)]);
        string toSign = string.Join('\n', ["AWS4-HMAC-SHA256", date, scope, Hash(canonical)]);
        byte[] signing = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (string part in scope.Split('/')) signing = HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(part));
        Assert.That(fields["Signature"], Is.EqualTo(Convert.ToHexStringLower(HMACSHA256.HashData(signing, Encoding.UTF8.GetBytes(toSign)))));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
