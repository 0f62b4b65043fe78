using RecipeRunner.Nodes;
using RecipeRunner.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

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
        TryGetVariable = Undefined;
    }

    /// <summary>An attribute that stands inside a record or a list is as good as one given directly.</summary>
    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        target is AttributeValue ? AttributeAccess.Accessor : base.GetMemberAccessorImpl(target);

    private static bool Undefined(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value) =>
        throw new ScriptRuntimeException(span, $"'{variable.Name}' is not defined.{Nearest.Hint(variable.Name, context.CurrentGlobal?.GetMembers() ?? [])} A template sees its Variables, and node.");

    private static bool Missing(TemplateContext context, SourceSpan span, object target, string member, out object? value) =>
        throw new ScriptRuntimeException(span, $"'{member}' is not there.{AttributeAccess.Hint(target, member)}");
}
