using RecipeRunner.Resources.Deploying;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>Signed requests for S3 objects; the signatures are those of the examples in Amazon's own documentation of S3.</summary>
[TestFixture]
public sealed class S3SignatureTests
{
    [TestCase("https://examplebucket.s3.amazonaws.com/?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [TestCase("https://examplebucket.s3.amazonaws.com/?prefix=J&max-keys=2", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void They_are_those_of_the_documentation(string address, string signature)
    {
        Dictionary<string, string> headers = S3Signature.Headers(new(address), "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));
        Assert.That(headers["Authorization"], Is.EqualTo(
            $"AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature={signature}"));
    }

    [TestCase("s3.amazonaws.com", "us-east-1")]
    [TestCase("shop.s3.amazonaws.com", "us-east-1")]
    [TestCase("shop.s3.eu-west-1.amazonaws.com", "eu-west-1")]
    [TestCase("shop.s3.dualstack.eu-west-1.amazonaws.com", "eu-west-1")]
    [TestCase("s3-eu-west-1.amazonaws.com", "eu-west-1")]
    [TestCase("s3.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [TestCase("s3.mirror.example", "us-east-1")]
    public void The_region_is_in_the_address(string host, string region) => Assert.That(S3Signature.RegionOf(host), Is.EqualTo(region));
}
