namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// An overlay's upper folder as a tar file: owners, removed files (0/0 devices) and replaced folders (attributes)
/// included, so that it may lie on any file system.
/// </summary>
internal static class TreeArchive
{
    /// <summary>The origin of a file names an inode of the disk that it was copied up from: no use elsewhere.</summary>
    public const string Attributes = "--numeric-owner --xattrs --xattrs-include=* --xattrs-exclude=trusted.overlay.origin";
}
