using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace RecipeRunner.Templates;

/// <summary>
/// Scriban's own functions, each group made when a template first uses it: making them all, by reflection, took longer than
/// all else that a run without changes does.
/// </summary>
internal sealed class LazyBuiltins : ScriptObject
{
    private static readonly Dictionary<string, Func<object>> Groups = new(StringComparer.Ordinal)
    {
        ["array"] = () => new ArrayFunctions(),
        ["date"] = () => new DateTimeFunctions(),
        ["html"] = () => new HtmlFunctions(),
        ["math"] = () => new MathFunctions(),
        ["object"] = () => new ObjectFunctions(),
        ["regex"] = () => new RegexFunctions(),
        ["string"] = () => new StringFunctions(),
        ["timespan"] = () => new TimeSpanFunctions(),
        ["empty"] = () => EmptyScriptObject.Default,
        ["include"] = () => new IncludeFunction(),
    };

    public override bool Contains(string member) => Groups.ContainsKey(member) || base.Contains(member);

    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (base.TryGetValue(context, span, member, out value)) return true;
        if (!Groups.TryGetValue(member, out Func<object>? make)) return false;
        SetValue(member, value = make(), readOnly: true);
        return true;
    }
}
