using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Handlers;

namespace RecipeRunner.Authoring.Checking.Rules;

/// <summary>What the rules have in common that find uses of .NET where a recipe has a way of its own. Handlers may: they run when the run is over.</summary>
internal abstract class PastTheMachine : Rule
{
    /// <summary>What is wrong with a member, and what to do instead; null for nothing.</summary>
    /// <param name="type">The full name of the type whose member is used.</param>
    /// <param name="member">The member; for a constructor <c>.ctor</c>.</param>
    protected abstract (string Message, string Fix)? Judge(string type, ISymbol member);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach ((SyntaxNode syntax, ISymbol member) in source.Uses)
            if (member.ContainingType is { } type && Judge(type.ToDisplayString(), member) is { } judged && !IsFine(source, syntax))
                yield return At(syntax, judged.Message, judged.Fix);
    }

    /// <summary>Whether it may be used here: in a handler.</summary>
    protected virtual bool IsFine(Source source, SyntaxNode syntax)
    {
        if (syntax.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declared) return false;
        for (INamedTypeSymbol? type = source.Model.GetDeclaredSymbol(declared) as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (type.Name == nameof(Handler)) return true;
        return false;
    }
}
