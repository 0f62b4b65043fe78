using System.Collections;
using System.Numerics;
using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>Makes stored nodes of what recipes assign.</summary>
internal static class AttributeNodes
{
    private const int DeepestNesting = 200;

    /// <exception cref="ArgumentException">The value, or something in it, cannot be an attribute.</exception>
    public static AttributeNode From(object? value, Origin origin) => From(value, origin, 0);

    private static AttributeNode From(object? value, Origin origin, int depth)
    {
        if (depth > DeepestNesting)
            throw new ArgumentException($"the value is nested more than {DeepestNesting} deep; does it contain itself?");
        return value switch
        {
            null or bool or string or long or double => new ScalarNode(value, origin),
            int or short or byte or sbyte or ushort or uint => new ScalarNode(Convert.ToInt64(value), origin),
            ulong big => Whole(big, origin),
            float or decimal => new ScalarNode(Convert.ToDouble(value), origin),
            char character => new ScalarNode(character.ToString(), origin),
            Enum => new ScalarNode(SnakeCase.From(value.ToString()!), origin),
            AttributeNode node => From(node.ToPlain(), origin, depth),
            AttributeValue attribute => From(attribute.ToPlain(), origin, depth),
            AttributeWriter writer => writer.ToNode(origin),
            IDictionary map => FromMap(map, origin, depth),
            IEnumerable<KeyValuePair<string, object?>> pairs => FromPairs(pairs, origin, depth),
            IEnumerable items => FromItems(items, origin, depth),
            // Late, because asking for the type loads an assembly that next to nobody needs.
            BigInteger big => Whole(big, origin),
            _ => FromProperties(value, origin, depth),
        };
    }

    /// <summary>A whole number is kept as a long wherever it fits, so that equal numbers are equal.</summary>
    private static ScalarNode Whole(BigInteger number, Origin origin) =>
        new(number >= long.MinValue && number <= long.MaxValue ? (object)(long)number : number, origin);

    private static MapNode FromMap(IDictionary map, Origin origin, int depth)
    {
        var node = new MapNode(origin);
        foreach (DictionaryEntry entry in map)
            node.Set(Convert.ToString(entry.Key)!, From(entry.Value, origin, depth + 1));
        return node;
    }

    private static MapNode FromPairs(IEnumerable<KeyValuePair<string, object?>> pairs, Origin origin, int depth)
    {
        var node = new MapNode(origin);
        foreach (var (key, value) in pairs)
            node.Set(key, From(value, origin, depth + 1));
        return node;
    }

    private static ListNode FromItems(IEnumerable items, Origin origin, int depth)
    {
        var nodes = new List<AttributeNode>();
        foreach (var item in items)
            nodes.Add(From(item, origin, depth + 1));
        return new ListNode(nodes, origin);
    }

    /// <summary>An anonymous object or a record: its properties, named in snake_case, are the keys.</summary>
    private static MapNode FromProperties(object value, Origin origin, int depth)
    {
        var type = value.GetType();
        var isAnonymous = type.Name.Contains("AnonymousType", StringComparison.Ordinal);
        if (!isAnonymous && type.GetMethod("<Clone>$") is null)
        {
            throw new ArgumentException($"a {type.Name} cannot be an attribute; attributes are null, bool, whole numbers, doubles, "
                + "text, lists, maps with text keys, anonymous objects and records");
        }
        var node = new MapNode(origin);
        foreach (var property in type.GetProperties())
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
                node.Set(SnakeCase.From(property.Name), From(property.GetValue(value), origin, depth + 1));
        }
        return node;
    }
}
