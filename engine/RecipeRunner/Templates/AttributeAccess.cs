using System.Collections;
using RecipeRunner.Nodes;
using RecipeRunner.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace RecipeRunner.Templates;

/// <summary>Attributes as templates see them: maps by member, lists in order, scalars as they are; merged only where they are read.</summary>
internal static class AttributeAccess
{
    private const int MostNamed = 12;

    /// <summary>For attributes that a template meets inside other objects.</summary>
    public static IObjectAccessor Accessor { get; } = new MapAccessor();

    /// <summary>A value as Scriban wants it.</summary>
    public static object? ToScriban(object? value) => value switch
    {
        AttributeValue { IsMap: true } map => new AttributeMap(map),
        AttributeValue { IsList: true } list => list.Select(item => ToScriban(item)).ToList(),
        AttributeValue scalar => scalar.Scalar,
        _ => value,
    };

    /// <summary>The nearest member, for a message.</summary>
    public static string Hint(object target, string member) => target switch
    {
        AttributeMap map => Hint(member, map.Keys),
        IScriptObject script => Hint(member, script.GetMembers()),
        IDictionary dictionary => Hint(member, dictionary.Keys.Cast<object>().Select(k => k.ToString() ?? "")),
        _ => Hint(member, target.GetType().GetProperties().Select(p => SnakeCase.From(p.Name))),
    };

    private static string Hint(string member, IEnumerable<string> members)
    {
        string[] all = [.. members];
        string nearest = Nearest.Hint(member, all);
        return nearest.Length > 0 || all.Length is 0 or > MostNamed ? nearest : $" There are: {string.Join(", ", all)}.";
    }

    private sealed class MapAccessor : IObjectAccessor
    {
        public bool HasIndexer => true;

        public Type? IndexType => typeof(string);

        public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => ((AttributeValue)target).Count;

        public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ((AttributeValue)target).Keys;

        public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => ((AttributeValue)target).Has(member);

        public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
        {
            value = ToScriban(((AttributeValue)target).Dig(member));
            return ((AttributeValue)target).Has(member);
        }

        public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

        public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value) =>
            TryGetValue(context, span, target, (string)index, out value);

        public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
    }
}
