using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A notification or subscription that is written out.</summary>
/// <param name="Action">What the one that is told does, in Chef's form: <c>try_restart</c>.</param>
/// <param name="Key">The resource at the other end, <c>service[haproxy]</c>.</param>
/// <param name="Timing">When: <c>delayed</c>, <c>immediately</c>, <c>before</c>.</param>
/// <param name="Syntax">Where it stands.</param>
internal sealed record Signal(string Action, string Key, string Timing, ExpressionSyntax Syntax)
{
    public int Line => Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
