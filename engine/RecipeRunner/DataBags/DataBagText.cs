using System.Text;
using Newtonsoft.Json;
using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>An item as knife writes it: JSON with an indent of two, and a line end.</summary>
internal static class DataBagText
{
    public static byte[] Of(AttributeNode item)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" })
        {
            using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented, CloseOutput = false }) Write(json, item);
            text.Write('\n');
        }
        return bytes.ToArray();
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
