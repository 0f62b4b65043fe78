namespace RecipeRunner.Machines.Facts;

/// <summary>What is mounted where, by mount point, by device and by both.</summary>
internal sealed class FilesystemFacts(FactFiles files)
{
    public Dictionary<string, object?> Gather()
    {
        var byMountPoint = new Dictionary<string, object?>();
        var byDevice = new Dictionary<string, object?>();
        var byPair = new Dictionary<string, object?>();
        foreach (string line in files.Lines("/proc/self/mounts"))
        {
            if (line.Split(' ') is not [var device, var mount, var type, var options, ..]) continue;
            (device, mount) = (Unescape(device), Unescape(mount));
            var facts = new Dictionary<string, object?> { ["fs_type"] = type, ["mount_options"] = options.Split(',').ToList<object?>() };
            AddSizes(facts, type, mount);
            byMountPoint[mount] = new Dictionary<string, object?>(facts) { ["devices"] = new List<object?> { device } };
            byPair[$"{device},{mount}"] = new Dictionary<string, object?>(facts) { ["device"] = device, ["mount"] = mount };
            if (byDevice.TryGetValue(device, out object? known)) ((List<object?>)((Dictionary<string, object?>)known!)["mounts"]!).Add(mount);
            else byDevice[device] = new Dictionary<string, object?>(facts) { ["mounts"] = new List<object?> { mount } };
        }
        return new() { ["by_mountpoint"] = byMountPoint, ["by_device"] = byDevice, ["by_pair"] = byPair };
    }

    /// <summary>Sizes of what is on a disk or in memory: a server that is gone would hang the question for ever.</summary>
    private static void AddSizes(Dictionary<string, object?> facts, string type, string mount)
    {
        if (type is not ("ext2" or "ext3" or "ext4" or "xfs" or "btrfs" or "zfs" or "f2fs" or "vfat" or "tmpfs" or "overlay")) return;
        try
        {
            var drive = new DriveInfo(mount);
            if (drive.TotalSize == 0) return;
            long used = drive.TotalSize - drive.TotalFreeSpace, seen = used + drive.AvailableFreeSpace;
            facts["kb_size"] = (drive.TotalSize / 1024).ToString();
            facts["kb_used"] = (used / 1024).ToString();
            facts["kb_available"] = (drive.AvailableFreeSpace / 1024).ToString();
            facts["percent_used"] = $"{(seen == 0 ? 0 : (used * 100 + seen - 1) / seen)}%";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Not ours to look into: it stands in the list without sizes.
        }
    }

    /// <summary>The kernel writes blanks, tabs, newlines and backslashes as three octal digits.</summary>
    private static string Unescape(string text) =>
        text.Contains('\\') ? text.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\") : text;
}
