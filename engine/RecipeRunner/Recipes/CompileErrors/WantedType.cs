namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Says in an author's words what a property or parameter takes, from the name of its C# type.</summary>
internal static class WantedType
{
    public static string Hint(string type) => Words(type) is { } words ? $" Expected: {words}." : "";

    public static string LambdaHint(string type) => Short(type) switch
    {
        "Guards" or "Guard" => " Write When(() => ...): a condition that is asked when the resource converges.",
        ['V', 'a', 'l', 'u', 'e', '<', ..] or "AccountName" or "CommandLine" => " Write Lazy(() => ...): a value that is worked out when the resource converges.",
        _ => "",
    };

    private static string? Words(string type) => Short(type) switch
    {
        "string" => "a text in double quotes",
        "bool" => "true or false",
        "int" => "a whole number",
        "Func<bool>" => "a condition, () => FileExists(\"/x\")",
        "Exception" => "an exception: throw Fail(\"...\")",
        "IReadOnlyDictionary<string, string>" or "IReadOnlyDictionary<string, string?>" => "new Dictionary<string, string?> { [\"NAME\"] = \"value\" }",
        var properties when properties.EndsWith("Resource", StringComparison.Ordinal) => "properties, new() { ... } with its brackets",
        "TimeSpan" => "a time: TimeSpan.FromSeconds(30)",
        "AccountName" => "a name in double quotes, or a number",
        "CommandLine" => "a text for the shell, or a list run without one: [\"git\", \"clone\", url]",
        "Guard" or "Guards" => "a command in double quotes, or When(() => ...)",
        "IgnoreFailure" => "true, false or Quiet",
        "ResourceAction" => "an action, such as Create",
        "Notification" => "an action and a resource: new(Reload, \"service[x]\")",
        "Subscription" => "an action and a resource to listen to: new(Reload, \"template[/etc/x]\")",
        "Many<ResourceAction>" or "Many<RecipeRunner.Resources.ResourceAction>" => "an action, such as Create; several, or by name, in brackets: [Enable, \"start\"]",
        var generic when Argument(generic, "Value<") is { } of => $"{Words(of) ?? of}, or Lazy(() => ...)",
        var generic when Argument(generic, "Many<") is { } of => $"{Words(of) ?? of}; several in brackets, [a, b]",
        _ => null,
    };

    private static string? Argument(string type, string generic) =>
        type.StartsWith(generic, StringComparison.Ordinal) && type.EndsWith('>') ? type[generic.Length..^1] : null;

    /// <summary>The type without its namespaces and without the mark of nullability.</summary>
    private static string Short(string type)
    {
        type = type.TrimEnd('?');
        int open = type.IndexOf('<', StringComparison.Ordinal);
        int dot = type.LastIndexOf('.', open < 0 ? type.Length - 1 : open);
        return dot < 0 ? type : type[(dot + 1)..];
    }
}
