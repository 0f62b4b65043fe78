using System.Text;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.History;

namespace RecipeRunner.Tests.OpsWorks.History;

internal sealed class SecretMaskTests
{
    private static MapNode Json(string text) => JsonMap.Read(Encoding.UTF8.GetBytes(text), new OriginSource(OriginKind.StackData, "", "test"));

    [TestCase("""{"scm":{"user":"u","password":"hidden1","ssh_key":"hidden2","revision":"main"}}""", """{"scm":{"user":"u","password":"********","ssh_key":"********","revision":"main"}}""")]
    [TestCase("""{"deploy":{"app":{"environment_variables":{"PORT":80,"DSN":"x"},"environment":{"A":null}}}}""", """{"deploy":{"app":{"environment_variables":{"PORT":"********","DSN":"********"},"environment":{"A":null}}}}""")]
    [TestCase("""{"a":[{"secret_token":"x"},{"name":"y"}],"b":["password"]}""", """{"a":[{"secret_token":"********"},{"name":"y"}],"b":["password"]}""")]
    [TestCase("""{"secrets":{"deep":{"any":"x"},"list":["y"]}}""", """{"secrets":{"deep":{"any":"********"},"list":"********"}}""")]
    [TestCase("""{"ssh_host_rsa_key_private":"x","ssh_host_rsa_key_public":"y","public_key":"z","ssl_certificate_key":"w","ssl_certificate":"v"}""", """{"ssh_host_rsa_key_private":"********","ssh_host_rsa_key_public":"y","public_key":"z","ssl_certificate_key":"********","ssl_certificate":"v"}""")]
    [TestCase("""{"mysql":{"server_root_password":"p"},"password":null}""", """{"mysql":{"server_root_password":"********"},"password":null}""")]
    public void Secrets_are_masked_and_nothing_else(string json, string shown)
    {
        MapNode map = Json(json);

        Assert.That(Text(SecretMask.Of(map)), Is.EqualTo(Text(Json(shown))));
        Assert.That(Text(map), Is.EqualTo(Text(Json(json))), "the JSON itself stays");
    }

    [Test]
    public void A_log_shows_none_of_them() => Assert.That(
        SecretMask.SecretsOf(Json("""{"db":{"password":"hidden1"},"environment":{"DSN":"hidden2"},"tokens":["hidden3"],"name":"shown"}""")).Of("hidden1 hidden2 hidden3 shown"),
        Is.EqualTo("******** ******** ******** shown"));

    private static string Text(MapNode map) => Encoding.UTF8.GetString(DataBagText.Of(map));
}
