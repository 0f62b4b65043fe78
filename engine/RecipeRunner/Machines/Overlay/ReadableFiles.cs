namespace RecipeRunner.Machines.Overlay;

/// <summary>
/// The file system below as a plan without root may see it: what is closed to it counts as not there and is in doubt.
/// Only reads; an overlay writes nothing below.
/// </summary>
internal sealed class ReadableFiles(IFiles below, OverlayState state)
{
    public FileStatus? Stat(string path)
    {
        try
        {
            return below.Stat(path);
        }
        catch (UnauthorizedAccessException)
        {
            state.AddUnreadable(path);
            return null;
        }
    }

    public FileStatus? LinkStat(string path)
    {
        try
        {
            return below.LinkStat(path);
        }
        catch (UnauthorizedAccessException)
        {
            state.AddUnreadable(path);
            return null;
        }
    }

    public byte[] Read(string path)
    {
        try
        {
            return below.Read(path);
        }
        catch (UnauthorizedAccessException)
        {
            state.AddUnreadable(path);
            return [];
        }
    }

    public Stream OpenRead(string path)
    {
        try
        {
            return below.OpenRead(path);
        }
        catch (UnauthorizedAccessException)
        {
            state.AddUnreadable(path);
            return Stream.Null;
        }
    }

    public bool ContentEquals(string path, ReadOnlySpan<byte> content)
    {
        try
        {
            return below.ContentEquals(path, content);
        }
        catch (UnauthorizedAccessException)
        {
            state.AddUnreadable(path);
            return false;
        }
    }

    public string ReadLink(string path) => below.ReadLink(path);

    public IReadOnlyList<string> List(string directory)
    {
        try
        {
            return below.List(directory);
        }
        catch (UnauthorizedAccessException)
        {
            state.AddUnreadable(directory);
            return [];
        }
    }
}
