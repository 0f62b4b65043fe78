namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// What stands behind a host: a tmpfs that only the host's keeper sees. It is mounted over /sys of the keeper's own
/// mount namespace, a folder that every machine has and where nobody keeps a checkout or a cache.
/// </summary>
internal sealed record Stage(IReadOnlyList<Volume> Volumes, IReadOnlyList<string> Layers, IReadOnlyList<HostBind> Binds)
{
    public const string Folder = "/sys";
    public const string Root = $"{Folder}/root";

    /// <summary>Whole, unchanged, for comparison; only there when layers stand between a host and its lowest folder.</summary>
    private const string Pristine = $"{Folder}/pristine";

    public static string Upper(Volume volume) => $"{Folder}/{volume.Number}/upper";

    public string Before(Volume volume) => volume.Number == 0 && Layers.Count > 0 ? Pristine : volume.Lower;

    /// <summary>Builds the overlays. Layers are unpacked: an overlay cannot take one that lies inside its own lowest folder.</summary>
    public IEnumerable<string> Commands()
    {
        yield return $"mount -t tmpfs -o mode=755 throwaway {Folder}";
        yield return $"mkdir -p {Root} {Folder}/binds {Pristine}";

        var layers = new List<string>();
        foreach (var archive in Layers)
        {
            var folder = $"{Folder}/layer{layers.Count}";
            layers.Insert(0, folder);
            yield return $"mkdir {folder}; tar -x {TreeArchive.Attributes} -C {folder} -f {Shell.Quote(archive)}";
        }

        foreach (var volume in Volumes)
        {
            string[] lower = volume.Number == 0 ? [.. layers, volume.Lower] : [volume.Lower];
            var lowerOption = $"lowerdir={string.Join(':', lower.Select(Escape))}";
            var (upper, work) = (Upper(volume), $"{Folder}/{volume.Number}/work");
            var point = Shell.Quote(Root + volume.MountPoint);
            // Renaming a folder of a lower layer works as on a plain disk only with redirect_dir.
            yield return $"mkdir -p {upper} {work}; mount -t overlay throwaway -o redirect_dir=on,index=off,metacopy=off,"
                + Shell.Quote($"{lowerOption},upperdir={upper},workdir={work}") + " " + point
                // A mounted file system that cannot be overlaid is at least seen.
                + (volume.Number == 0 ? "" : $" 2>/dev/null || mount --bind -o ro {Shell.Quote(volume.Lower)} {point}");
            if (volume.Number == 0 && layers.Count > 0)
                yield return $"mount -t overlay throwaway -o ro,redirect_dir=on,{Shell.Quote(lowerOption)} {Pristine}";
        }
    }

    private static string Escape(string path) => path.Replace(@"\", @"\\").Replace(":", @"\:").Replace(",", @"\,");
}
