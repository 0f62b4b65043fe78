using System.Text;

namespace RecipeRunner.Nodes;

/// <summary>JSON for people: two blanks for each level, an entry for each line.</summary>
internal static class IndentedJson
{
    public static string Of(object? plain)
    {
        var text = new StringBuilder();
        Write(text, plain, "\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? plain, string newLine)
    {
        var inner = newLine + "  ";
        switch (plain)
        {
            case IReadOnlyCollection<KeyValuePair<string, object?>> { Count: > 0 } map:
                var open = "{";
                foreach (var (key, value) in map)
                {
                    text.Append(open).Append(inner).Append(ValueText.Json(key)).Append(": ");
                    Write(text, value, inner);
                    open = ",";
                }
                text.Append(newLine).Append('}');
                break;
            case IReadOnlyCollection<object?> { Count: > 0 } list and not IReadOnlyCollection<KeyValuePair<string, object?>>:
                var start = "[";
                foreach (var item in list)
                {
                    text.Append(start).Append(inner);
                    Write(text, item, inner);
                    start = ",";
                }
                text.Append(newLine).Append(']');
                break;
            default:
                text.Append(ValueText.Json(plain));
                break;
        }
    }
}
