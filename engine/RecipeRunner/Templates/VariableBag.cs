using System.Collections;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Templates;

/// <summary>A template's variables by name: from a dictionary, or from the properties of an object in snake case.</summary>
internal static class VariableBag
{
    public static IEnumerable<(string Name, object? Value)> Of(object variables)
    {
        if (variables is IDictionary dictionary)
            return dictionary.Keys.Cast<object>().Select(key => (key.ToString()!, dictionary[key]));
        if (variables is AttributeValue map)
            return map.Select(v => (v.Key, (object?)v));
        return variables.GetType().GetProperties().Select(p => (SnakeCase.From(p.Name), p.GetValue(variables)));
    }
}
