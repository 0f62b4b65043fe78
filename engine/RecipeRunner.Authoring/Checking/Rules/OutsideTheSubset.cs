using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class OutsideTheSubset : Rule
{
    public override string Code => "RR076";

    public override string Name => "outside-the-subset";

    public override string Summary => "A recipe or attribute file uses what only a C# script has, and an ordinary program does not.";

    public override string Why =>
        "Editors understand a recipe as an ordinary C# program: usings, statements, types last. What only scripts have gives red lines there and no completion below. `#load` and `#r` do more harm: what they bring is not part of the cookbook, and a change of it is not noticed.";

    public override Example Bad => Example.Recipe("""
        record Site(string Name, int Port);

        foreach (Site site in new[] { new Site("shop", 8080), new Site("blog", 8081) })
            File($"/etc/sites/{site.Name}", new() { Content = $"{site.Port}\n", Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        foreach (Site site in new[] { new Site("shop", 8080), new Site("blog", 8081) })
            File($"/etc/sites/{site.Name}", new() { Content = $"{site.Port}\n", Mode = "0644" });

        record Site(string Name, int Port);
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        if (source.Kind == SourceKind.Library || source.Root is not CompilationUnitSyntax script) yield break;
        foreach (DirectiveTriviaSyntax directive in script.GetLoadDirectives().Cast<DirectiveTriviaSyntax>().Concat(script.GetReferenceDirectives()))
            yield return At(directive, $"{directive.ToString().Trim()} brings what is not part of the cookbook, and what editors do not see.", "Put it into libraries/, or depend on a cookbook that has it.");

        bool typesBegan = false;
        foreach (MemberDeclarationSyntax member in script.Members)
        {
            if (member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax) typesBegan = true;
            else if (typesBegan)
            {
                yield return At(member, "This stands behind a type: in a program types come last.", "Move the types to the end, or to libraries/.");
                yield break;
            }
            if (OfScripts(member) is { } message) yield return At(member, message.What, message.Fix);
        }
    }

    /// <summary>What is wrong with a member that a program cannot have at its top.</summary>
    private static (string What, string Fix)? OfScripts(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax or EventFieldDeclarationSyntax or ConstructorDeclarationSyntax => ("Only a type can have this in a program.", "Write a variable or a function."),
        BaseFieldDeclarationSyntax or MethodDeclarationSyntax when member.Modifiers.FirstOrDefault(IsOfMembers) is { RawKind: not 0 } modifier =>
            ($"A variable or function of a program is not {modifier}.", $"Leave {modifier} out."),
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } } => ("A statement of a program ends with a semicolon.", "Put one there."),
        _ => null,
    };

    private static bool IsOfMembers(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.ReadOnlyKeyword;
}
