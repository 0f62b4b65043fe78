using System.Text;
using RecipeRunner.Nodes;
using RecipeRunner.Reporting;
using RecipeRunner.Text;

namespace RecipeRunner.Cli.Nodes;

/// <summary>What <c>node explain</c> tells a program: one JSON object in a line.</summary>
internal static class ExplanationJson
{
    public static void Write(string[] path, AttributeValue? value, IReadOnlyList<AttributeContribution> chain, TextOutput output)
    {
        var json = new JsonBuffer();
        json.BeginObject().String("path", AttributePath.Format(path)).Boolean("set", value is not null);
        if (value is not null) Plain(json, "value", value.ToPlain());
        json.BeginArray("chain");
        foreach (AttributeContribution one in chain)
        {
            json.BeginObject().String("level", one.Level.ChefName());
            Plain(json, "value", one.Plain);
            json.String("outcome", SnakeCase.From(one.Outcome.ToString())).String("reason", one.Reason);
            Source(json, one.Origin);
            if (one.Forgotten > 0) json.Number("forgotten", one.Forgotten);
            json.EndObject();
        }
        json.EndArray().BeginArray("parts");
        foreach (AttributePart part in value is null ? [] : AttributePart.Of(value))
        {
            json.BeginObject().String("path", AttributePath.Format(part.Keys)).String("level", part.Level.ChefName());
            Plain(json, "value", part.Plain);
            Source(json, part.Origin);
            json.EndObject();
        }
        json.EndArray().EndObject().NewLine();
        output.Write(json.Written.Span);
    }

    private static void Source(JsonBuffer json, Origin origin)
    {
        json.BeginObject("origin").String("kind", SnakeCase.From(origin.Kind.ToString())).String("name", origin.Name).String("file", origin.File);
        if (origin.Line > 0) json.Number("line", origin.Line);
        json.EndObject();
    }

    private static void Plain(JsonBuffer json, string name, object? value) => json.Value(name, Encoding.UTF8.GetBytes(ValueText.Json(value)));
}
