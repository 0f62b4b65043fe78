using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>The headers that sign a GET of an S3 object (AWS Signature Version 4).</summary>
internal static class S3Signature
{
    private const string SignedHeaders = "host;x-amz-content-sha256;x-amz-date";

    public static Dictionary<string, string> Headers(Uri source, string accessKeyId, string secretKey, DateTimeOffset at)
    {
        string time = at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture), day = time[..8];
        string body = Document.ChecksumOf([]);
        string request = $"GET\n{PathOf(source)}\n{QueryOf(source)}\nhost:{source.Authority}\nx-amz-content-sha256:{body}\nx-amz-date:{time}\n\n{SignedHeaders}\n{body}";
        string scope = $"{day}/{RegionOf(source.Host)}/s3/aws4_request";
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (string part in scope.Split('/')) key = Hmac(key, part);
        string signature = Convert.ToHexStringLower(Hmac(key, $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Document.ChecksumOf(Encoding.UTF8.GetBytes(request))}"));
        return new()
        {
            ["x-amz-date"] = time,
            ["x-amz-content-sha256"] = body,
            ["Authorization"] = $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders={SignedHeaders}, Signature={signature}",
        };
    }

    /// <summary>The region that an address of AWS names, as <c>s3.eu-west-1.</c> or <c>s3-eu-west-1.</c>; us-east-1 for one that names none.</summary>
    public static string RegionOf(string host)
    {
        string[] labels = host.Split('.');
        for (int i = labels.Length - 1; i >= 0 && host.Contains(".amazonaws.com", StringComparison.Ordinal); i--)
        {
            if (labels[i].StartsWith("s3-", StringComparison.Ordinal) && labels[i].Count(c => c == '-') > 2) return labels[i][3..];
            if (labels[i] != "s3") continue;
            string next = labels[i + 1] == "dualstack" ? labels[i + 2] : labels[i + 1];
            return next == "amazonaws" ? "us-east-1" : next;
        }
        return "us-east-1";
    }

    /// <summary>Each part in the one way to escape it that the signature knows.</summary>
    private static string PathOf(Uri source) => string.Join('/', source.AbsolutePath.Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part))));

    private static string QueryOf(Uri source)
    {
        string[] parts = source.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        parts = Array.ConvertAll(parts, part => part.Contains('=') ? part : part + "=");
        Array.Sort(parts, StringComparer.Ordinal);
        return string.Join('&', parts);
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
