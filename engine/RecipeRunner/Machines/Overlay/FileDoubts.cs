namespace RecipeRunner.Machines.Overlay;

/// <summary>Why paths are doubtful: commands that name them, pending packages that may bring them, writes that are not certain themselves.</summary>
internal sealed class FileDoubts(OverlayTree tree, OverlayState state)
{
    private bool anyUncertainWrite;

    private bool None => state.Commands.Count == 0 && state.Packages.Count == 0 && state.Unreadable.Count == 0 && !anyUncertainWrite;

    /// <summary>A node is written: its doubt is that of the step that writes, and earlier ones are over.</summary>
    public void Written(OverlayNode node)
    {
        node.Time = state.Tick();
        node.Doubt = state.Doubts.Writing;
        anyUncertainWrite |= node.Doubt is not null;
    }

    /// <summary>Only a part of a node is written: what was doubtful of it stays so.</summary>
    public void Touched(OverlayNode node, string? before)
    {
        node.Time = state.Tick();
        node.Doubt = state.Doubts.Writing ?? before;
        anyUncertainWrite |= node.Doubt is not null;
    }

    /// <summary>Why what stands at this path (without links) is not certain; null when it is.</summary>
    public string? Of(string path)
    {
        if (None) return null;
        OverlayNode? node = tree.Node(path);
        if (node?.Doubt is { } doubt) return doubt;
        OverlayNode? above = node is null ? tree.Covering(path) : null;
        // In a folder that is new or gone there is nothing but what was written since.
        int since = node?.Time ?? (above is { ShowsBelow: false } ? above.Time : 0);
        return OfCommands(path, since) ?? OfPackages(path, since) ?? OfFolders(path, since) ?? OfUnreadable(path, since);
    }

    /// <summary>Why the names in a directory are not certain; null when they are.</summary>
    public string? OfNames(string directory)
    {
        if (None) return null;
        if (Of(directory) is { } doubt) return doubt;
        OverlayNode? node = tree.Node(directory) ?? tree.Covering(directory);
        int since = node is { ShowsBelow: false } ? node.Time : 0;
        foreach (PendingCommand command in state.Commands)
        {
            if (command.Time > since && command.Paths.Any(path => Paths.IsUnder(path, directory))) return command.Reason;
        }
        foreach (PendingPackage package in state.Packages)
        {
            if (package.Time > since && package.MayAddTo(directory)) return package.Reason;
        }
        return tree.Nodes.FirstOrDefault(child => child.Value.Doubt is not null && Paths.Folder(child.Key).SequenceEqual(directory)).Value?.Doubt;
    }

    /// <summary>Whether a pending package is known to make a directory here.</summary>
    public bool IsPendingDirectory(string path)
    {
        foreach (PendingPackage package in state.Packages)
            if (package.KindOf(path) == FileKind.Directory)
                return true;
        return false;
    }

    private string? OfCommands(string path, int since)
    {
        foreach (PendingCommand command in state.Commands)
        {
            if (command.Time <= since) continue;
            var named = command.Paths.GetAlternateLookup<ReadOnlySpan<char>>();
            for (ReadOnlySpan<char> part = path; part.Length > 1; part = Paths.Folder(part))
            {
                if (named.Contains(part)) return command.Reason;
            }
        }
        return null;
    }

    private string? OfPackages(string path, int since)
    {
        foreach (PendingPackage package in state.Packages)
        {
            // Installing leaves a folder that is there already as it is.
            if (package.Time > since && package.MayTouch(path)
                && !(package.KindOf(path) == FileKind.Directory && tree.StatusAt(path)?.Kind == FileKind.Directory)) return package.Reason;
        }
        return null;
    }

    private string? OfUnreadable(string path, int since)
    {
        if (since > 0 || state.Unreadable.Count == 0) return null;
        for (string part = path; part.Length > 1; part = Paths.Folder(part).ToString())
        {
            if (state.Unreadable.Contains(part)) return OverlayState.UnreadableReason(part);
        }
        return null;
    }

    private string? OfFolders(string path, int since)
    {
        if (!anyUncertainWrite) return null;
        for (ReadOnlySpan<char> folder = Paths.Folder(path); folder.Length > 1; folder = Paths.Folder(folder))
        {
            if (tree.Node(folder) is { Doubt: { } doubt } node && node.Time >= since) return doubt;
        }
        return null;
    }
}
