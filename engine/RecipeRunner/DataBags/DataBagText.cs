using System.Text;
using Newtonsoft.Json;
using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>An item as knife writes it: JSON with an indent of two, and a line end.</summary>
internal static class DataBagText
{
    public static byte[] Of(AttributeNode item)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented }) Write(json, item);
        return Encoding.UTF8.GetBytes(text.GetStringBuilder().Append('\n').ToString());
    }

    private static void Write(JsonTextWriter json, AttributeNode node)
    {
        switch (node)
        {
            case MapNode map:
                json.WriteStartObject();
                foreach ((string key, AttributeNode value) in map.Entries)
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }
                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (AttributeNode item in list.Items) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                json.WriteValue(node.ToPlain());
                break;
        }
    }
}
