using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>
/// What rules about more than one source need to know of each: plain values that are kept with what was found in the source, so that
/// after an edit of another one nobody has to ask the compiler again.
/// </summary>
/// <param name="Kind">What the source is.</param>
/// <param name="Declared">The names of the resources that it declares.</param>
/// <param name="Targets">The resources that it notifies or listens to.</param>
/// <param name="Files">The templates and files that it uses.</param>
/// <param name="Edited">The names of the resources that it edits.</param>
/// <param name="Bags">The data bags and items that it reads.</param>
/// <param name="Read">The attributes that it reads.</param>
/// <param name="Written">The attributes that it sets, when it is an attribute file.</param>
/// <param name="Texts">All texts that stand in it.</param>
internal sealed record SourceFacts(
    SourceKind Kind, IReadOnlyList<DeclaredName> Declared, IReadOnlyList<Target> Targets, IReadOnlyList<FileUse> Files, IReadOnlyList<TextPattern> Edited,
    IReadOnlyList<BagUse> Bags, IReadOnlyList<string[]> Read, IReadOnlyList<WrittenAttribute> Written, IReadOnlyList<string> Texts)
{
    public static SourceFacts Of(Source source) => source.Kind == SourceKind.Attributes
        ? new(source.Kind, [], [], [.. FileUse.In(source)], [], [.. BagUse.In(source)], [.. AttributePaths.ReadIn(source)], [.. AttributePaths.WrittenIn(source)], TextsIn(source))
        : new(source.Kind, [.. DeclaredName.In(source)], [.. Target.In(source)], [.. FileUse.In(source)], [.. EditedIn(source)], [.. BagUse.In(source)], [.. AttributePaths.ReadIn(source)], [], TextsIn(source));

    private static IEnumerable<TextPattern> EditedIn(Source source) =>
        source.CallsOf("EditResource").Concat(source.CallsOf("EditResourceOrFail")).Select(call => call.Argument("key")).SelectMany(key => key is null ? [] : source.Texts(key));

    private static IReadOnlyList<string> TextsIn(Source source) =>
        [.. source.Root.DescendantTokens().Where(token => token.RawKind != (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.IdentifierToken).Select(token => token.Value).OfType<string>().Distinct()];
}
