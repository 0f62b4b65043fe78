using System.Text.Json.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>A small stack as balancer1 sees it, and its balancer.</summary>
internal sealed class TestStack
{
    private readonly JsonObject layers = [];
    private readonly JsonObject settings = [];
    private readonly string[] own;

    /// <param name="own">The layers of balancer1.</param>
    public TestStack(params string[] own)
    {
        this.own = own;
        foreach (string layer in own) Layer(layer, "balancer1 127.0.0.1 us-east-1a");
    }

    public Balancer Balancer { get; } = new();

    /// <summary>A layer with its online instances: host name, address, and as far as they matter zone, type and backends.</summary>
    public TestStack Layer(string shortName, params string[] instances)
    {
        var known = new JsonObject();
        foreach (string[] instance in instances.Select(text => text.Split(' ')))
            known[instance[0]] = new JsonObject
            {
                ["status"] = "online",
                ["private_ip"] = instance[1],
                ["availability_zone"] = instance.ElementAtOrDefault(2),
                ["instance_type"] = instance.ElementAtOrDefault(3),
                ["backends"] = instance.ElementAtOrDefault(4),
            };
        layers[shortName] = new JsonObject { ["instances"] = known };
        return this;
    }

    /// <summary>Attributes below app_layer, as JSON.</summary>
    public TestStack Set(string key, string json)
    {
        settings[key] = JsonNode.Parse(json);
        return this;
    }

    public JsonObject Json => new()
    {
        ["app_layer"] = settings.DeepClone(),
        ["opsworks"] = new JsonObject
        {
            ["instance"] = new JsonObject
            {
                ["hostname"] = "balancer1",
                ["private_ip"] = "127.0.0.1",
                ["availability_zone"] = "us-east-1a",
                ["layers"] = new JsonArray([.. own.Select(layer => (JsonNode)layer)]),
            },
            ["layers"] = layers.DeepClone(),
        },
    };

    /// <summary>What it renders.</summary>
    public Balancer Converge()
    {
        Balancer.Converge(Json);
        return Balancer;
    }

    public RecipeTestResult TryConverge() => Balancer.On(Json).TryConverge("recipe[app_layer]");

    /// <summary>What is said of a mistake; nothing was changed then.</summary>
    public string Mistake()
    {
        RecipeTestResult result = TryConverge();
        Assert.That(result.Error, Is.Not.Null, Balancer.Machine.Files.Stat(Balancer.Config) is null ? "" : Balancer.Rendered);
        Assert.That(Balancer.Machine.Log, Is.Empty);
        return result.Error!.Message;
    }
}
