using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class CookbookTests : BadInputTests
{
    private void MetadataRefused(string json)
    {
        Kitchen.Has("cookbooks/web/metadata.json", json);
        Refused(BadInput);
    }

    [Test]
    public void No_metadata()
    {
        Kitchen.Has("node.json", """{ "run_list": ["web"] }""").Recipe("");
        Says(Kitchen.CallAsItIs(false, "plan"), BadInput);
    }

    [Test]
    public void Metadata_that_is_Ruby()
    {
        Kitchen.Has("node.json", """{ "run_list": ["web"] }""").Has("cookbooks/web/metadata.rb", "name 'web'\n");
        Says(Kitchen.CallAsItIs(false, "plan"), BadInput);
    }

    [Test]
    public void Metadata_that_is_malformed() => MetadataRefused("{\n  \"name\": \"web\",\n  \"version\" \"0.1.0\"\n}\n");

    [Test]
    public void A_name_that_is_not_the_folders() => MetadataRefused("{ \"name\": \"webb\" }\n");

    [Test]
    public void A_version_that_is_none() => MetadataRefused("{\n  \"name\": \"web\",\n  \"version\": \"v1\"\n}\n");

    [Test]
    public void A_constraint_that_is_none() => MetadataRefused("{\n  \"name\": \"web\",\n  \"depends\": { \"haproxy\": \"=> 1.0\" }\n}\n");

    [Test]
    public void Dependencies_in_a_list() => MetadataRefused("{\n  \"name\": \"web\",\n  \"depends\": [\"haproxy\"]\n}\n");

    [Test]
    public void A_dependency_that_is_not_there()
    {
        Kitchen.Cookbook("web", "\"haproxi\": \">= 0.0.0\"").Cookbook("haproxy").Recipe("");
        Refused(BadInput);
    }

    [Test]
    public void A_dependency_in_a_version_that_does_not_do()
    {
        Kitchen.Cookbook("web", "\"haproxy\": \"~> 2.1\"").Cookbook("haproxy", version: "1.9.0").Recipe("");
        Refused(BadInput);
    }

    [Test]
    public void A_version_that_the_environment_does_not_want()
    {
        Kitchen.Recipe("").Has("environments/production.json", """{ "name": "production", "cookbook_versions": { "web": "= 1.0.0" } }""");
        Refused(BadInput, ["-E", "production"]);
    }

    [Test]
    public void A_version_that_the_run_list_does_not_want()
    {
        Kitchen.Recipe("").Cookbook("web");
        Refused(BadInput, ["-o", "recipe[web@1.0.0]"]);
    }

}
