using Newtonsoft.Json;

namespace RecipeRunner.Nodes;

/// <summary>One pass over Newtonsoft's reader, held to strict JSON: what the reader forgives (comments, single quotes, hex) is an error here.</summary>
internal sealed class JsonMapReader : IDisposable
{
    private const int DeepestNesting = 200;

    private readonly JsonTextReader reader;
    private readonly JsonText text;
    private readonly OriginSource source;
    private readonly string file;

    public JsonMapReader(string json, OriginSource source, string file)
    {
        (this.source, this.file) = (source, file);
        text = new JsonText(json);
        reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            MaxDepth = DeepestNesting,
            PropertyNameTable = new JsonKeys(),
        };
    }

    public MapNode Read()
    {
        try
        {
            if (!Next())
                throw Error("the file is empty; a JSON object is expected");
            if (reader.TokenType != JsonToken.StartObject)
                throw Error($"the file must hold one JSON object {{...}}, not {Name(reader.TokenType)}");
            var map = ReadMap();
            return Next() ? throw Error("nothing may follow the closing }") : map;
        }
        catch (JsonReaderException e)
        {
            // Newtonsoft ends its messages with the path and place, which stand at the beginning of ours.
            var end = e.Message.IndexOf(" Path '", StringComparison.Ordinal);
            var what = (end < 0 ? e.Message : e.Message[..end]).Replace("After parsing a value an unexpected character was encountered:", "a comma or a closing bracket is missing before", StringComparison.Ordinal);
            throw new NodeInputException("malformed JSON: " + what, file, e.LineNumber, e.LinePosition, e);
        }
    }

    public void Dispose() => reader.Close();

    private MapNode ReadMap()
    {
        var map = new MapNode(Here());
        while (Expect())
        {
            if (reader.TokenType == JsonToken.EndObject)
            {
                RefuseTrailingComma();
                return map;
            }
            var key = (string)reader.Value!;
            RefuseOtherQuotes("a key");
            var line = reader.LineNumber;
            var column = reader.LinePosition;
            Expect();
            if (!map.TryAdd(key, ReadValue()))
                throw new NodeInputException($"the key \"{key}\" stands twice in one object", file, line, column);
        }
        return map;
    }

    private ListNode ReadList()
    {
        var origin = Here();
        var items = new List<AttributeNode>();
        while (Expect())
        {
            if (reader.TokenType == JsonToken.EndArray)
            {
                RefuseTrailingComma();
                break;
            }
            items.Add(ReadValue());
        }
        return new ListNode(items, origin);
    }

    private AttributeNode ReadValue()
    {
        switch (reader.TokenType)
        {
            case JsonToken.StartObject:
                return ReadMap();
            case JsonToken.StartArray:
                return ReadList();
            case JsonToken.String:
                RefuseOtherQuotes("text");
                return new ScalarNode(reader.Value, Here());
            case JsonToken.Integer or JsonToken.Float:
                return new ScalarNode(Number(), Here());
            case JsonToken.Boolean or JsonToken.Null:
                return new ScalarNode(reader.Value, Here());
            default:
                throw Error($"{Name(reader.TokenType)} is not JSON");
        }
    }

    private object Number()
    {
        var written = text.NumberBefore(reader.LineNumber, reader.LinePosition);
        if (!JsonText.IsNumber(written))
            throw Error($"{written} is not a JSON number");
        return reader.Value switch
        {
            double number when !double.IsFinite(number) => throw Error($"the number {written} is too large"),
            var number => number!,
        };
    }

    private bool Next()
    {
        var more = reader.Read();
        return more && reader.TokenType == JsonToken.Comment ? throw Error("JSON has no comments; remove it") : more;
    }

    private bool Expect() => Next() ? true : throw Error("the file ends in the middle; a closing } or ] is missing");

    private void RefuseOtherQuotes(string what)
    {
        if (reader.QuoteChar != '"')
            throw Error($"{what} must stand in double quotes");
    }

    private void RefuseTrailingComma()
    {
        if (text.CommaBefore(reader.LineNumber, reader.LinePosition))
            throw Error("a comma before the closing bracket");
    }

    private Origin Here() => new(source, reader.LineNumber);

    private NodeInputException Error(string message) => new(message, file, reader.LineNumber, reader.LinePosition);

    private static string Name(JsonToken token) => token switch
    {
        JsonToken.StartArray => "an array",
        JsonToken.String => "a string",
        JsonToken.Integer or JsonToken.Float => "a number",
        JsonToken.Boolean => "true or false",
        JsonToken.Null => "null",
        JsonToken.Undefined => "an empty item or \"undefined\"",
        JsonToken.StartConstructor => "\"new\"",
        _ => token.ToString(),
    };
}
