using System.Text;

namespace AppLayer;

/// <summary>The database of an application. It holds a password: print none of it.</summary>
public sealed class Database
{
    private readonly List<KeyValuePair<string, object?>> fields = [];

    private Database()
    {
    }

    /// <summary>What must not be shown.</summary>
    internal string? Password => fields.Find(static entry => entry.Key == "password").Value as string;

    /// <summary>As <c>deploy.NAME.database</c> says it; null when it says none, or none that has an address yet.</summary>
    internal static Database? Of(AttributeValue? database)
    {
        if (database is not { IsMap: true } || string.IsNullOrEmpty((string?)database.Read("host"))) return null;
        var found = new Database();
        foreach ((string key, AttributeValue value) in database)
            if (key != "data_source_provider" && value is { IsMap: false, IsList: false })
                found.fields.Add(new(key, value.As<object?>()));
        return found;
    }

    /// <summary>As the data bags of Chef 12 have it: an RDS instance, and the name of a database in it.</summary>
    internal static Database OfRds(AttributeValue instance, string? name)
    {
        var found = new Database();
        found.fields.Add(new("adapter", (string?)instance.Read("engine") switch { "postgres" => "postgresql", var engine => engine }));
        found.fields.Add(new("database", name));
        found.fields.Add(new("username", (string?)instance.Read("db_user")));
        found.fields.Add(new("password", (string?)instance.Read("db_password")));
        found.fields.Add(new("host", (string?)instance.Read("address")));
        found.fields.Add(new("port", (int?)instance.Read("port")));
        return found;
    }

    /// <summary>As Rails reads it: one section for its environment.</summary>
    internal string Yaml(string environment) =>
        $"# Written by app_layer, from the stack.\n{Quoted(environment)}:\n" + string.Concat(Filled.Select(entry => $"  {Quoted(entry.Key)}: {Written(entry.Value!)}\n"));

    /// <summary>The same as one object.</summary>
    internal string Json() => "{\n" + string.Join(",\n", Filled.Select(entry => $"  {Quoted(entry.Key)}: {Written(entry.Value!)}")) + "\n}\n";

    private IEnumerable<KeyValuePair<string, object?>> Filled => fields.Where(static entry => entry.Value is not null).OrderBy(static entry => entry.Key, StringComparer.Ordinal);

    private static string Written(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        long or int => value.ToString()!,
        _ => Quoted(value.ToString()!),
    };

    /// <summary>In double quotes, with the escapes that YAML and JSON have in common.</summary>
    private static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                // Control characters, and the line ends of Unicode, which YAML takes for its own.
                < ' ' or (>= '\x7f' and <= '\x9f') or '\u2028' or '\u2029' or '\ufeff' => text.Append("\\u").Append(((int)c).ToString("x4")),
                _ => text.Append(c),
            };
        return text.Append('"').ToString();
    }
}
