using RecipeRunner.Nodes;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace RecipeRunner.Templates;

/// <summary>
/// Scriban with every leniency switched off that would leave a hole in a configuration file: undefined names, members and
/// indices are errors, and neither loops nor the output are cut short.
/// </summary>
internal sealed class StrictTemplateContext : TemplateContext
{
    public StrictTemplateContext() : base(new LazyBuiltins())
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedTargetAccess = false;
        LoopLimit = 0;
        LimitToString = 0;
        NewLine = "\n";
        AutoIndent = false;
        TryGetMember = Missing;
    }

    /// <summary>An attribute that stands inside a record or a list is as good as one given directly.</summary>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        target is AttributeValue ? AttributeAccess.Accessor : base.GetMemberAccessorImpl(target);

    private static bool Missing(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        throw new Scriban.Syntax.ScriptRuntimeException(span, $"'{member}' is not there.{AttributeAccess.Hint(target, member)}");
}
