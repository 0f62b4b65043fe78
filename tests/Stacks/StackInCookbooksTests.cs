using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Stacks;

/// <summary>The model is at hand in every script and library, without a using.</summary>
internal sealed class StackInCookbooksTests
{
    private const string Json = """
        { "run_list": ["recipe[web]"],
          "opsworks": { "stack": { "name": "demo" }, "instance": { "hostname": "app11", "layers": ["app1"] },
            "layers": { "app1": { "instances": { "app11": { "status": "online", "private_ip": "127.1.1.1" } } } } } }
        """;

    [Test]
    public void Recipes_attribute_files_and_libraries_know_it_without_a_using()
    {
        using var kitchen = new Kitchen();
        kitchen.Has("node.json", Json)
            .Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"leader\"] = node.Layer(\"app1\").Online[0].HostName;\n")
            .Has("cookbooks/web/libraries/Peers.cs", "public static class Peers { public static string Of(Layer layer) => string.Join(' ', layer.Online.Select((Instance i) => i.PrivateIp)); }\n")
            .Recipe("Stack stack = node.Stack();\nLog($\"{stack.Name}: {node[\"web\"][\"leader\"]} {Peers.Of(stack.Layer(\"app1\"))}, {stack.Layer(\"app2\").Exists}\");\n");
        Assert.That(kitchen.Converge("-l", "info").ToString(), Does.Contain("demo: app11 127.1.1.1, False"));
    }

    [Test]
    public void A_run_without_a_stack_says_the_recipe_s_line()
    {
        using var kitchen = new Kitchen();
        kitchen.Recipe("\nLog(node.Stack().Name!);\n");
        Outcome outcome = kitchen.Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.ToString(), Does.Contain("cookbooks/web/recipes/default.csx:2: This run knows no OpsWorks stack"));
    }

    [Test]
    public void Templates_read_it_too()
    {
        using var kitchen = new Kitchen();
        kitchen.Has("node.json", Json)
            .Has("cookbooks/web/templates/peers.sbn", "{{ for i in layer.online }}{{ i.host_name }} {{ i.private_ip }} {{ i.layers | array.join ',' }}{{ end }}\n")
            .Recipe("Template(\"/peers\", new() { Source = \"peers.sbn\", Variables = new { layer = node.Layer(\"app1\") } });\n");
        Outcome outcome = kitchen.Converge();
        Assert.That(kitchen.Fake.ReadText("/peers"), Is.EqualTo("app11 127.1.1.1 app1\n"), outcome.ToString());
    }
}
