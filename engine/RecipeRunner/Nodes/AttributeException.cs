using RecipeRunner.Converging;

namespace RecipeRunner.Nodes;

/// <summary>A mistake in reading or writing attributes, with the place in the recipe that made it.</summary>
public abstract class AttributeException : RecipeRunnerException
{
    private protected AttributeException(string message, string path, string? file, int line)
        : base(SourcePlace.Prefix(file, line) + message)
    {
        Path = path;
        SourceFile = string.IsNullOrEmpty(file) ? null : file;
        SourceLine = line;
    }

    /// <summary>The attribute's full path, such as <c>haproxy.port</c>.</summary>
    public string Path { get; }

    /// <summary>The recipe or attribute file that read or wrote, or null when unknown.</summary>
    public string? SourceFile { get; }

    /// <summary>The line in <see cref="SourceFile"/>, from 1; 0 when unknown.</summary>
    public int SourceLine { get; }

    internal override bool IsPlaced => SourceFile is not null;
}

/// <summary>A path was read that no level has.</summary>
public sealed class MissingAttributeException : AttributeException
{
    internal MissingAttributeException(string message, string path, IReadOnlyList<string> nearest, string? file, int line)
        : base(message, path, file, line) => Nearest = nearest;

    /// <summary>Existing keys with similar names, best first; may be empty.</summary>
    public IReadOnlyList<string> Nearest { get; }

    internal static MissingAttributeException For(AttributeValue parent, string[] path, string? file, int line)
    {
        var full = AttributePath.Format(path);
        var above = path.Length == 1 ? parent.Document ?? "the node" : AttributePath.Format(path[..^1]);
        var what = parent.Document is { } document ? $"{document}: {full}" : $"attribute {full}";
        if (parent.Kind == NodeKind.Scalar)
        {
            return new($"{what} does not exist: {above} is {parent.Describe()}, which has no keys",
                full, [], file, line);
        }
        if (parent.Kind == NodeKind.List)
        {
            return new($"{what} does not exist: {above} is a list of {parent.Count} items, read by number from 0",
                full, [], file, line);
        }
        var keys = parent.KeysUngathered();
        var nearest = Text.Nearest.Of(path[^1], keys);
        var way = nearest.Count > 0 ? $"did you mean {string.Join(" or ", nearest)}?"
            : keys.Count == 0 ? $"{above} is empty"
            : keys.Count <= 12 ? $"{above} has {string.Join(", ", keys)}"
            : $"{above} has {keys.Count} other keys";
        return new($"{what} does not exist; {way}", full, nearest, file, line);
    }
}

/// <summary>A write that Chef refuses: below a scalar or nil, or of a value that cannot be an attribute.</summary>
public sealed class AttributeWriteException : AttributeException
{
    internal AttributeWriteException(string message, string path, Origin site)
        : base(message, path, site.File, site.Line)
    {
    }

    internal static AttributeWriteException Below(AttributeNode container, AttributeLevel level, string[] path, string key, Origin site)
    {
        var place = AttributePath.Format(path);
        var what = container is ListNode list ? $"a list of {list.Items.Count} items" : ValueText.Of(container.ToPlain());
        return new($"cannot write {AttributePath.Format([.. path, key])} at level {level.ChefName()}: {place} is {what} there, "
            + $"set by {container.Origin}; write {place} itself, remove it first, or use Replacing",
            AttributePath.Format([.. path, key]), site);
    }
}
