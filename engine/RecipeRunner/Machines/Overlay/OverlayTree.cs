namespace RecipeRunner.Machines.Overlay;

/// <summary>The nodes of an overlay over the file system below: which of the two stands at a path, and where links lead.</summary>
internal sealed class OverlayTree(ReadableFiles below)
{
    private const int MostLinks = 40;

    private readonly Dictionary<string, OverlayNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(ulong, ulong), OverlayNode> byInode = [];

    // Folders that are known to have no link in their paths: most, and what is in them needs no walk.
    private readonly HashSet<string> plainFolders = new(StringComparer.Ordinal);

    public ReadableFiles Below => below;

    public bool IsEmpty => nodes.Count == 0;

    public IEnumerable<KeyValuePair<string, OverlayNode>> Nodes => nodes;

    public OverlayNode? Node(string path) => nodes.GetValueOrDefault(path);

    public OverlayNode? Node(ReadOnlySpan<char> path) =>
        nodes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(path, out OverlayNode? node) ? node : null;

    /// <summary>Puts a node at a path without links.</summary>
    public void Set(string path, OverlayNode node)
    {
        nodes[path] = node;
        if (node.Kind != FileKind.File) plainFolders.Clear();
    }

    /// <summary>Hides a path and everything under it.</summary>
    public void Remove(string path)
    {
        string inside = path + "/";
        foreach (string child in nodes.Keys.Where(key => key.StartsWith(inside, StringComparison.Ordinal)).ToList()) nodes.Remove(child);
        Set(path, OverlayNode.Gone());
    }

    /// <summary>Forgets a node, as if it had never been.</summary>
    public void Forget(string path)
    {
        nodes.Remove(path);
        plainFolders.Clear();
    }

    /// <summary>What stands at a path without links in its folders, a link itself included.</summary>
    public FileStatus? StatusAt(string path)
    {
        if (nodes.TryGetValue(path, out OverlayNode? node)) return node.IsGone ? null : node.Status;
        if (IsHidden(path) || below.LinkStat(path) is not { } status) return null;
        return byInode.Count > 0 && byInode.TryGetValue((status.Device, status.Inode), out node) ? node.Status : status;
    }

    /// <summary>The node of what stands at a path; taken from the layer below when there is none yet.</summary>
    public OverlayNode Take(string path, FileStatus status)
    {
        if (nodes.TryGetValue(path, out OverlayNode? node)) return node;
        if (!byInode.TryGetValue((status.Device, status.Inode), out node))
        {
            node = OverlayNode.From(status, path, status.Kind == FileKind.SymbolicLink ? below.ReadLink(path) : null);
            if (status.Kind == FileKind.File) byInode[(status.Device, status.Inode)] = node;
        }
        Set(path, node);
        return node;
    }

    /// <summary>The node at a path, also one that is a hard link of it; null when the layer below stands there.</summary>
    public OverlayNode? NodeOf(string path, FileStatus status) =>
        Node(path) ?? (byInode.Count > 0 ? byInode.GetValueOrDefault((status.Device, status.Inode)) : null);

    /// <summary>Whether what the layer below has at a path (that has no node itself) is hidden by a folder of the overlay.</summary>
    public bool IsHidden(string path) => Covering(path) is { ShowsBelow: false };

    /// <summary>The nearest node above a path.</summary>
    public OverlayNode? Covering(string path)
    {
        if (nodes.Count == 0) return null;
        for (ReadOnlySpan<char> folder = Paths.Folder(path); folder.Length > 1; folder = Paths.Folder(folder))
        {
            if (Node(folder) is { } node) return node;
        }
        return null;
    }

    /// <summary>
    /// The path with its links resolved as the overlay has them; the last one only when <paramref name="follow"/>.
    /// From a part on that does not exist, the rest stays as it is written.
    /// </summary>
    public string Resolve(string path, bool follow) => Resolve(path, follow, out _);

    /// <param name="path">The path.</param>
    /// <param name="follow">Whether its last part is followed too.</param>
    /// <param name="status">What stands there.</param>
    public string Resolve(string path, bool follow, out FileStatus? status)
    {
        bool isPlain = Paths.Name(path) is not ("" or "." or "..")
            && plainFolders.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Paths.Folder(path));
        status = isPlain ? StatusAt(path) : null;
        return isPlain && !(follow && status?.Kind == FileKind.SymbolicLink) ? path : Walk(path, follow, out status);
    }

    private string Walk(string path, bool follow, out FileStatus? status)
    {
        string place = "/";
        status = StatusAt(place);
        Stack<string> rest = new(Parts(path).Reverse());
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            if (part == "..")
            {
                place = Paths.Folder(place).ToString();
                status = StatusAt(place);
                continue;
            }
            string next = Paths.Join(place, part);
            status = StatusAt(next);
            FileKind? kind = status?.Kind;
            if (kind == FileKind.SymbolicLink && (follow || rest.Count > 0) && links++ < MostLinks)
            {
                string target = Node(next)?.Target ?? below.ReadLink(next);
                if (target.StartsWith('/')) place = "/";
                status = StatusAt(place);
                foreach (string step in Parts(target).Reverse()) rest.Push(step);
                continue;
            }
            if (rest.Count == 0 && Paths.Folder(path).SequenceEqual(place)) plainFolders.Add(place);
            if (rest.Count > 0 && kind != FileKind.Directory)
            {
                status = null;
                return Paths.Join(next, string.Join('/', rest));
            }
            place = next;
        }
        return place;
    }

    private static string[] Parts(string path) =>
        Array.FindAll(path.Split('/', StringSplitOptions.RemoveEmptyEntries), part => part != ".");
}
