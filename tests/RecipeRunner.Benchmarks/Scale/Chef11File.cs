using System.Text.Json;

namespace RecipeRunner.Benchmarks.Scale;

/// <summary>The stack configuration JSON of Chef 11.10 of a stack.</summary>
internal static class Chef11File
{
    /// <param name="stack">The stack.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="without">A host that has left meanwhile; null for none.</param>
    public static void Write(GeneratedStack stack, string path, string? without = null)
    {
        var members = stack.Instances.Where(i => i.IsOnline && i.Host != without).ToLookup(i => i.Layer);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("run_list");
        json.WriteStringValue("recipe[app_layer]");
        json.WriteEndArray();
        json.WriteStartObject("opsworks");
        json.WriteString("activity", "configure");
        json.WriteStartObject("stack");
        json.WriteString("name", "scale");
        json.WriteEndObject();
        json.WriteStartObject("instance");
        json.WriteString("hostname", GeneratedStack.Self);
        json.WriteString("private_ip", "127.0.0.1");
        json.WriteStartArray("layers");
        json.WriteStringValue("app1-haproxy");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("layers");
        foreach (var layer in stack.Layers)
        {
            json.WriteStartObject(layer);
            json.WriteString("name", layer.ToUpperInvariant());
            json.WriteString("id", GeneratedStack.Guid(layer.Length));
            json.WriteStartArray("elb-load-balancers");
            json.WriteEndArray();
            json.WriteStartObject("instances");
            foreach (var instance in members[layer])
                Write(json, instance);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, GeneratedInstance instance)
    {
        var dashed = instance.PrivateIp.Replace('.', '-');
        json.WriteStartObject(instance.Host);
        json.WriteString("public_dns_name", $"ec2-{dashed}.compute-1.mirror.example");
        json.WriteString("private_dns_name", $"ip-{dashed}.mirror.example");
        json.WriteNumber("backends", 4);
        json.WriteNull("ip");
        json.WriteString("private_ip", instance.PrivateIp);
        json.WriteString("instance_type", "t2.small");
        json.WriteString("status", instance.Status);
        json.WriteString("id", instance.Id);
        json.WriteString("aws_instance_id", $"i-{instance.Number:x8}");
        json.WriteNull("elastic_ip");
        json.WriteString("created_at", "2015-03-02T09:00:00+00:00");
        json.WriteString("booted_at", "2015-03-02T09:03:00+00:00");
        json.WriteString("region", "us-east-1");
        json.WriteString("availability_zone", "us-east-1" + "abc"[instance.Number % 3]);
        json.WriteString("infrastructure_class", "ec2");
        json.WriteEndObject();
    }
}
