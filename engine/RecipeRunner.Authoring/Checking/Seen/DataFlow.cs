using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Dsl;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// Whether a kind of value gets into an expression, within the lines of one script: by variables, loops, lambdas, interpolations and
/// calls on it. What a library does with it is not followed.
/// </summary>
internal abstract class DataFlow(SemanticModel model)
{
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    protected SemanticModel Model => model;

    /// <summary>Whether this expression is such a value by itself; null when that depends on its parts.</summary>
    protected abstract bool? IsSource(ExpressionSyntax expression);

    /// <summary>The part of the expression by which such a value gets in, the smallest that can be named; null for none.</summary>
    public ExpressionSyntax? Into(ExpressionSyntax expression)
    {
        followed.Clear();
        return Find(expression);
    }

    private ExpressionSyntax? Find(ExpressionSyntax? expression)
    {
        if (expression is null) return null;
        if (IsSource(expression) is { } decided) return decided ? expression : null;
        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Find(inner.Expression),
            CastExpressionSyntax cast => Find(cast.Expression),
            PostfixUnaryExpressionSyntax suppressed => Find(suppressed.Operand),
            AwaitExpressionSyntax awaited => Find(awaited.Expression),
            IdentifierNameSyntax name => Origin(name) is { } origin && Find(origin) is not null ? name : null,
            MemberAccessExpressionSyntax access => Find(access.Expression) is null ? null : access,
            ElementAccessExpressionSyntax element => Find(element.Expression) is null ? null : element,
            ConditionalAccessExpressionSyntax access => Find(access.Expression) is null ? null : access,
            InvocationExpressionSyntax call => InCall(call),
            InterpolatedStringExpressionSyntax text => First(text.Contents.OfType<InterpolationSyntax>().Select(hole => hole.Expression)),
            BinaryExpressionSyntax both => Find(both.Left) ?? Find(both.Right),
            ConditionalExpressionSyntax choice => Find(choice.WhenTrue) ?? Find(choice.WhenFalse),
            SwitchExpressionSyntax choice => First(choice.Arms.Select(arm => arm.Expression)),
            LambdaExpressionSyntax { ExpressionBody: { } body } => Find(body),
            CollectionExpressionSyntax list => First(list.Elements.Select(e => e switch { ExpressionElementSyntax one => one.Expression, SpreadElementSyntax spread => spread.Expression, _ => null })),
            ArrayCreationExpressionSyntax { Initializer: { } array } => First(array.Expressions),
            ImplicitArrayCreationExpressionSyntax array => First(array.Initializer.Expressions),
            AnonymousObjectCreationExpressionSyntax record => First(record.Initializers.Select(i => i.Expression)),
            BaseObjectCreationExpressionSyntax record => First((record.ArgumentList?.Arguments.Select(a => a.Expression) ?? []).Concat(record.Initializer?.Expressions ?? default(SeparatedSyntaxList<ExpressionSyntax>))),
            AssignmentExpressionSyntax assignment => Find(assignment.Right),
            _ => null,
        };
    }

    private ExpressionSyntax? First(IEnumerable<ExpressionSyntax?> expressions) => expressions.Select(Find).FirstOrDefault(found => found is not null);

    private ExpressionSyntax? InCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is MemberAccessExpressionSyntax member && Find(member.Expression) is not null) return call;
        return First(call.ArgumentList.Arguments.Select(argument => argument.Expression));
    }

    /// <summary>What a variable got its value from; each variable is followed once.</summary>
    private ExpressionSyntax? Origin(IdentifierNameSyntax name)
    {
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
        if (symbol is not (ILocalSymbol or IFieldSymbol or IParameterSymbol) || !followed.Add(symbol)) return null;
        // What another source of the library holds is not known here.
        return symbol.DeclaringSyntaxReferences.FirstOrDefault(place => place.SyntaxTree == model.SyntaxTree)?.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
            ForEachStatementSyntax loop => loop.Expression,
            SingleVariableDesignationSyntax designation => designation.FirstAncestorOrSelf<ForEachVariableStatementSyntax>()?.Expression
                ?? designation.FirstAncestorOrSelf<AssignmentExpressionSyntax>()?.Right
                ?? designation.FirstAncestorOrSelf<IsPatternExpressionSyntax>()?.Expression,
            // servers.Select(s => ...): what s is comes from servers.
            ParameterSyntax parameter => parameter.FirstAncestorOrSelf<LambdaExpressionSyntax>()?.Parent?.Parent?.Parent is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var items } } ? items : null,
            _ => null,
        };
    }

    /// <summary>Whether an expression names a verb or property of recipes: <c>node</c>, <c>DataBagItem</c>.</summary>
    protected bool IsOfRecipe(ExpressionSyntax expression, params ReadOnlySpan<string> names) =>
        Model.GetSymbolInfo(expression).Symbol is { ContainingType: { Name: nameof(Recipe), ContainingNamespace.Name: nameof(Dsl) } } symbol && names.Contains(symbol.Name);
}
