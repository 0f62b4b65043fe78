using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>What a source has to do with the node's attributes.</summary>
/// <param name="Read">Those that it reads, in any way.</param>
/// <param name="Needed">Those that it cannot do without.</param>
/// <param name="Written">Those that it sets, when it is an attribute file, each with its place.</param>
/// <param name="Set">All that it sets, or speaks of in a record.</param>
internal sealed record AttributeFacts(IReadOnlyList<string[]> Read, IReadOnlyList<NeededAttribute> Needed, IReadOnlyList<WrittenAttribute> Written, IReadOnlyList<SetAttribute> Set)
{
    public static AttributeFacts Of(Source source) => new(
        [.. AttributePaths.ReadIn(source)], [.. StrictReads.In(source)], source.Kind == SourceKind.Attributes ? [.. AttributePaths.WrittenIn(source)] : [], [.. SetIn(source).Leaves()]);

    private static AttributeShape SetIn(Source source)
    {
        var shape = new AttributeShape();
        AttributeWrites.NoteIn(source, shape);
        if (source.Kind == SourceKind.Library) AttributeRecords.NoteIn(source, shape);
        return shape;
    }
}
