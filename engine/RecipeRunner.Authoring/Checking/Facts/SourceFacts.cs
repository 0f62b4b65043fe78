using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>
/// What rules about more than one source need to know of each: plain values that are kept with what was found in the source, so that
/// after an edit of another one nobody has to ask the compiler again.
/// </summary>
/// <param name="Kind">What the source is.</param>
/// <param name="Declared">The names of the resources that it declares.</param>
/// <param name="Properties">What it gives to the properties of cookbooks' resources, whose names may be made of them.</param>
/// <param name="Targets">The resources that it notifies or listens to.</param>
/// <param name="Conditional">Those that it notifies, but declares only under a condition.</param>
/// <param name="Files">The templates and files that it uses.</param>
/// <param name="Edited">The names of the resources that it edits.</param>
/// <param name="Bags">The data bags and items that it reads.</param>
/// <param name="Searches">The searches that it makes.</param>
/// <param name="Attributes">What it has to do with attributes.</param>
/// <param name="Texts">All texts that stand in it.</param>
/// <param name="UsesLibraries">Whether it is an attribute file that uses C# of a cookbook's library.</param>
/// <param name="Refuses">Whether it may fail on one machine and not on another: it throws by itself, or looks at the machine.</param>
internal sealed record SourceFacts(
    SourceKind Kind, IReadOnlyList<DeclaredName> Declared, IReadOnlyList<PropertyText> Properties, IReadOnlyList<Target> Targets, IReadOnlyList<ConditionalTarget> Conditional,
    IReadOnlyList<FileUse> Files, IReadOnlyList<TextPattern> Edited, IReadOnlyList<BagUse> Bags, IReadOnlyList<SearchUse> Searches, AttributeFacts Attributes, IReadOnlyList<string> Texts, bool UsesLibraries, bool Refuses)
{
    public static SourceFacts Of(Source source)
    {
        bool declares = source.Kind != SourceKind.Attributes;
        return new(
            source.Kind, declares ? [.. DeclaredName.In(source)] : [], declares ? [.. PropertyText.In(source)] : [], declares ? [.. Target.In(source)] : [], [.. ConditionalTarget.In(source)],
            [.. FileUse.In(source)], declares ? [.. EditedIn(source)] : [], [.. BagUse.In(source)], [.. SearchUse.In(source)], AttributeFacts.Of(source), TextsIn(source), !declares && IsUsingLibraries(source), IsRefusing(source));
    }

    private static IEnumerable<TextPattern> EditedIn(Source source) =>
        source.CallsOf("EditResource").Concat(source.CallsOf("EditResourceOrFail")).Select(call => call.Argument("key")).SelectMany(key => key is null ? [] : source.Texts(key));

    private static IReadOnlyList<string> TextsIn(Source source) =>
        [.. source.Root.DescendantTokens().Where(token => token.RawKind != (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.IdentifierToken).Select(token => token.Value).OfType<string>().Distinct()];

    /// <summary>Whatever is neither its own, nor the engine's or .NET's.</summary>
    private static bool IsUsingLibraries(Source source) => source.Root.DescendantNodes().OfType<SimpleNameSyntax>()
        .Select(name => source.Model.GetSymbolInfo(name).Symbol?.ContainingAssembly).OfType<IAssemblySymbol>()
        .Any(from => !SymbolEqualityComparer.Default.Equals(from, source.Compilation.Assembly) && !from.Name.StartsWith("System", StringComparison.Ordinal) && !from.Name.StartsWith("RecipeRunner", StringComparison.Ordinal));

    private static bool IsRefusing(Source source) =>
        source.Root.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax) || source.Calls.Any(call => call.LooksAtMachine());
}
