namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>What the rows speak of: attributes, a role, data bags, another node, templates and a library.</summary>
internal static class ChefRepository
{
    /// <summary>The variables of the rows that are templates.</summary>
    public const string Variables = """new { port = 8080, tls = true, names = new[] { "a", "b" }, uids = new Dictionary<string, int> { ["deploy"] = 5000 } }""";

    public static void Write(Kitchen kitchen)
    {
        string encrypted = File.ReadAllText(DataBags.Fixtures.Folder + "/secrets/v3.json").Replace("\"id\": \"v3\"", "\"id\": \"web\"", StringComparison.Ordinal);
        kitchen.Has("node.json", """{ "web": { "port": 8080, "names": ["a", "b"] }, "tags": ["blue"] }""")
            .Has("roles/app.json", """{ "name": "app", "run_list": [] }""")
            .Has("nodes/web1.json", """{ "name": "web1", "normal": { "status": "online" }, "automatic": { "ipaddress": "127.0.0.11" }, "run_list": ["role[web]"] }""")
            .Has("data_bags/users/deploy.json", """{ "id": "deploy", "uid": 5000, "groups": ["adm"] }""")
            .Has("data_bags/users/guest.json", """{ "id": "guest", "uid": 5001, "groups": [] }""")
            .Has("data_bags/secrets/web.json", encrypted)
            .Has("cookbooks/web/attributes/ports.csx", "Default[\"ports\"][\"tls\"] = 8443;\n")
            .Has("cookbooks/web/templates/site.sbn", "listen {{ port }};\n")
            .Has("cookbooks/web/templates/part.sbn", "port {{ port }}")
            .Has("cookbooks/web/recipes/other.csx", "Log(\"other\");\n")
            .Has("cookbooks/web/libraries/Web.cs", Library);
    }

    private const string Library = """
        using RecipeRunner.Dsl;

        namespace Web;

        public sealed record WebAttributes(int Port, string[] Names);

        public sealed class Chat : Handler
        {
            public override Task Report(RunReport run) => Task.CompletedTask;
        }

        [RecipeVerbs]
        public static class Saying
        {
            public static string Said(object? value) => value switch
            {
                string text => $"\"{text}\"",
                bool flag => flag ? "true" : "false",
                AttributeValue { IsMap: false, IsList: false } attribute when attribute.IsNull => "null",
                AttributeValue { IsMap: true } or AttributeValue { IsList: true } => value.ToString()!,
                System.Collections.IEnumerable items and not AttributeValue => "[" + string.Join(", ", items.Cast<object>().Select(Said)) + "]",
                _ => double.TryParse(value?.ToString(), out _) ? value!.ToString()! : $"\"{value}\"",
            };
        }
        """;
}
