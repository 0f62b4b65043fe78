using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class NodeFileTests : BadInputTests
{
    private void NodeRefused(string json)
    {
        Kitchen.Has("node.json", json);
        Refused(BadInput);
    }

    [Test]
    public void No_node_json_here() => Says(Kitchen.CallAsItIs(false, "plan"), BadInput);

    [Test]
    public void No_such_json_file() => Refused(BadInput, ["-j", "nodes/web1.json"]);

    [Test]
    public void An_empty_file() => NodeRefused("");

    [Test]
    public void A_comma_is_missing() => NodeRefused("{\n  \"run_list\": []\n  \"haproxy\": {}\n}\n");

    [Test]
    public void A_brace_is_missing() => NodeRefused("{\n  \"run_list\": [],\n  \"haproxy\": {\n");

    [Test]
    public void A_trailing_comma() => NodeRefused("{\n  \"run_list\": [],\n}\n");

    [Test]
    public void A_key_given_twice() => NodeRefused("{\n  \"run_list\": [],\n  \"haproxy\": { \"port\": 80, \"port\": 81 }\n}\n");

    [Test]
    public void A_comment() => NodeRefused("{\n  // the balancer\n  \"run_list\": []\n}\n");

    [Test]
    public void A_list_at_the_top() => NodeRefused("[\"recipe[web]\"]\n");

    [Test]
    public void Single_quotes() => NodeRefused("{ 'run_list': [] }\n");

    [Test]
    public void A_run_list_that_is_a_text() => NodeRefused("{\n  \"run_list\": \"recipe[web]\"\n}\n");

    [Test]
    public void A_run_list_that_holds_a_number() => NodeRefused("{\n  \"run_list\": [\n    \"recipe[web]\",\n    1\n  ]\n}\n");

    [Test]
    public void A_run_list_item_of_no_known_kind() => NodeRefused("{\n  \"run_list\": [\"recepe[web]\"]\n}\n");

    [Test]
    public void A_run_list_option_that_is_malformed() => Refused(BadInput, ["-o", "recipe[web"]);

    [Test]
    public void Run_list_and_recipes_both() => NodeRefused("{\n  \"run_list\": [],\n  \"recipes\": []\n}\n");

    [Test]
    public void An_environment_that_is_a_number() => NodeRefused("{\n  \"run_list\": [],\n  \"chef_environment\": 5\n}\n");

    [Test]
    public void Bytes_that_are_not_UTF8()
    {
        File.WriteAllBytes(Kitchen.Path + "/node.json", [.. "{\n  \"name\": \"caf"u8, 0xE9, .. "\"\n}\n"u8]);
        Refused(BadInput);
    }

    [Test]
    public void More_than_64_MiB()
    {
        using (FileStream file = File.Create(Kitchen.Path + "/node.json")) file.SetLength(65L << 20);
        Refused(BadInput);
    }

    [Test]
    public void A_folder_in_place_of_the_file()
    {
        Directory.CreateDirectory(Kitchen.Path + "/nodes");
        Refused(BadInput, ["-j", "nodes"]);
    }
}
