namespace RecipeRunner.Resources.Deploying;

/// <summary>One entry of an archive.</summary>
/// <param name="Name">Its path, as the archive writes it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Mode">Its permission bits; null when the archive has none.</param>
internal sealed record ArchiveEntry(string Name, ArchiveEntryKind Kind, int? Mode)
{
    /// <summary>Bytes of content.</summary>
    public long Length { get; init; }

    /// <summary>Opens the content of a file, once.</summary>
    public Func<Stream>? Open { get; init; }

    /// <summary>Where a link leads: relative to its folder, or for a hard link from the top of the archive.</summary>
    public string? Target { get; init; }
}

/// <summary>What an entry of an archive is.</summary>
internal enum ArchiveEntryKind
{
    File,
    Directory,
    SymbolicLink,
    HardLink,

    /// <summary>A device or a pipe, which no application needs.</summary>
    Other,
}
