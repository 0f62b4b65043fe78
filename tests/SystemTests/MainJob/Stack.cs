using System.Text.Json.Nodes;

namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>Edits of the shipped stack as a person makes them.</summary>
internal static class Stack
{
    public static void Stop(JsonNode node, string layer, string instance) => Instances(node, layer)[instance]!["status"] = "stopped";

    public static void Add(JsonNode node, string layer, string instance, string address)
    {
        JsonObject instances = Instances(node, layer);
        JsonNode added = instances.First().Value!.DeepClone();
        added["private_ip"] = address;
        instances[instance] = added;
    }

    private static JsonObject Instances(JsonNode node, string layer) => node["opsworks"]!["layers"]![layer]!["instances"]!.AsObject();
}
