namespace RecipeRunner.Machines.Overlay;

/// <summary>Reads an overlay's files, and notes the doubts of what is read.</summary>
internal sealed class OverlayReader(OverlayTree tree, FileDoubts doubts, OverlayState state)
{
    /// <summary>Whether all is still as the layer below has it, so that it can be asked as it is.</summary>
    private bool IsUntouched => tree.IsEmpty && !state.IsTouched;

    public FileStatus? Stat(string path, bool follow)
    {
        if (IsUntouched) return follow ? tree.Below.Stat(path) : tree.Below.LinkStat(path);
        string place = Resolve(path, follow, out FileStatus? status);
        status ??= Pending(place);
        // A link that leads nowhere.
        return follow && status?.Kind == FileKind.SymbolicLink ? null : status;
    }

    public byte[] Read(string path)
    {
        if (IsUntouched) return tree.Below.Read(path);
        string place = Resolve(path, true, out FileStatus? status);
        return Held(place, path, status) is { } content ? content.ToArray() : tree.Below.Read(tree.Node(place)?.Below ?? place);
    }

    public Stream OpenRead(string path)
    {
        if (IsUntouched) return tree.Below.OpenRead(path);
        string place = Resolve(path, true, out FileStatus? status);
        return Held(place, path, status) is { } content ? new MemoryStream(content.ToArray(), writable: false) : tree.Below.OpenRead(tree.Node(place)?.Below ?? place);
    }

    public bool ContentEquals(string path, ReadOnlySpan<byte> content)
    {
        if (IsUntouched) return tree.Below.ContentEquals(path, content);
        string place = Resolve(path, true, out FileStatus? status);
        if (status is null) return false;
        return Held(place, path, status) is { } held ? held.Span.SequenceEqual(content) : tree.Below.ContentEquals(tree.Node(place)?.Below ?? place, content);
    }

    public string ReadLink(string path)
    {
        string place = Resolve(path, false, out FileStatus? status);
        if (status is not { Kind: FileKind.SymbolicLink }) throw new IOException($"Cannot read the symbolic link {path}: there is none.");
        return tree.Node(place)?.Target ?? tree.Below.ReadLink(place);
    }

    public IReadOnlyList<string> List(string directory)
    {
        if (IsUntouched) return tree.Below.List(directory);
        string place = Resolve(directory, true, out FileStatus? status);
        string? doubt = doubts.OfNames(place);
        state.Note(doubt);
        if (status?.Kind == FileKind.Directory) return NamesIn(place);
        return doubt is not null ? [] : throw new IOException($"Cannot list {directory}: there is no such directory.");
    }

    /// <summary>The names in a directory whose path has no links.</summary>
    public List<string> NamesIn(string place)
    {
        bool hidden = tree.Node(place) is { } node ? !node.ShowsBelow : tree.IsHidden(place);
        List<string> names = hidden || tree.Below.LinkStat(place)?.Kind != FileKind.Directory ? [] : [.. tree.Below.List(place)];
        names.RemoveAll(name => tree.Node(Paths.Join(place, name)) is not null);
        foreach ((string path, OverlayNode child) in tree.Nodes)
        {
            if (!child.IsGone && path.Length > 1 && Paths.Folder(path).SequenceEqual(place)) names.Add(Paths.Name(path).ToString());
        }
        names.Sort(string.CompareOrdinal);
        return names;
    }

    private string Resolve(string path, bool follow, out FileStatus? status)
    {
        string place = tree.Resolve(path, follow, out status);
        state.Note(doubts.Of(place));
        // A link on the way, or its folder, may be doubtful itself.
        if (place != path) state.Note(doubts.Of(path));
        return place;
    }

    /// <summary>What the overlay itself holds of a file; null when it is as the layer below has it.</summary>
    private ReadOnlyMemory<byte>? Held(string place, string path, FileStatus? found)
    {
        if (found is not { } status)
            return doubts.Of(place) is not null ? ReadOnlyMemory<byte>.Empty : throw new IOException($"Cannot read {path}: it does not exist.");
        if (status.Kind == FileKind.Directory) throw new IOException($"Cannot read {path}: it is a directory.");
        return tree.NodeOf(place, status)?.Content;
    }

    /// <summary>What a pending package is known to bring is there, though what it holds is in doubt.</summary>
    private FileStatus? Pending(string place)
    {
        foreach (PendingPackage package in state.Packages)
        {
            if (package.KindOf(place) is not { } kind || doubts.Of(place) is null) continue;
            return new FileStatus(kind, kind == FileKind.Directory ? 0b111_101_101 : 0b110_100_100, 0, 0, 0, 0, 0, DateTimeOffset.UnixEpoch);
        }
        return null;
    }
}
