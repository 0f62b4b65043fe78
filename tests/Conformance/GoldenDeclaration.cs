using System.Reflection;
using System.Text.Json;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Declares a resource of the haproxy cookbook as a golden tells: type and properties are found by Chef's names.</summary>
internal static class GoldenDeclaration
{
    private const string Prefix = "haproxy_";

    /// <summary>What the recipes of the goldens declare besides; it is not what the configuration is rendered from.</summary>
    private static readonly string[] Others = ["apt_update", "package", "directory", "file", "cookbook_file"];

    public static void Declare(JsonElement declared)
    {
        string type = declared.GetProperty("type").GetString()!;
        if (Others.Contains(type)) return;
        Assert.That(type, Does.StartWith(Prefix), $"the goldens have a new resource, {type}");
        Dsl.Recipe.Declare(declared.GetProperty("name").GetString()!, Build(type, declared), "golden", 1);
    }

    private static Resource Build(string type, JsonElement declared)
    {
        Type found = CookbookLibrary.Haproxy.GetExportedTypes().FirstOrDefault(t => SnakeCase.From(t.Name) == type + "_resource")
            ?? throw new AssertionException($"the cookbook has no resource {type}");
        var resource = (Resource)Activator.CreateInstance(found)!;
        Set(resource, "action", declared.GetProperty("action"));
        foreach (JsonProperty property in declared.GetProperty("properties").EnumerateObject()) Set(resource, property.Name, property.Value);
        // The cookbook's own specs are fragments, whose backends nobody declares.
        found.GetProperty("BackendsElsewhere")?.SetValue(resource, true);
        return resource;
    }

    private static void Set(Resource resource, string name, JsonElement value)
    {
        PropertyInfo property = resource.GetType().GetProperties().FirstOrDefault(p => SnakeCase.From(p.Name) == name && p.CanWrite)
            ?? throw new AssertionException($"{resource.TypeName} has no property {name}");
        property.SetValue(resource, Value(value, property.PropertyType));
    }

    private static object? Value(JsonElement json, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (json.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Object:
                object map = Activator.CreateInstance(type)!;
                PropertyInfo entry = type.GetProperty("Item")!;
                foreach (JsonProperty one in json.EnumerateObject()) entry.SetValue(map, Value(one.Value, entry.PropertyType), [one.Name]);
                return map;
            case JsonValueKind.Array when type == typeof(Many<ResourceAction>):
                return Many.Create<ResourceAction>([.. json.EnumerateArray().Select(one => (ResourceAction)one.GetString()!)]);
            case JsonValueKind.Array:
                return Converted<string[]>([.. json.EnumerateArray().Select(one => one.ToString())], type);
        }
        if (type == typeof(bool)) return json.GetBoolean();
        if (type == typeof(int)) return int.Parse(json.ToString());
        string text = json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetRawText() : json.ToString();
        if (type.IsEnum) return Enum.Parse(type, text.Replace("_", "").Replace("-", ""), ignoreCase: true);
        // Our templates are Scriban's.
        return type == typeof(string) ? text.Replace(".cfg.erb", ".cfg.sbn") : Converted<string>(text, type);
    }

    private static object? Converted<T>(T value, Type type)
    {
        MethodInfo conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(m => m.Name == "op_Implicit" && m.GetParameters()[0].ParameterType == typeof(T))
            ?? throw new AssertionException($"a {typeof(T).Name} does not convert to {type}");
        return conversion.Invoke(null, [value]);
    }
}
