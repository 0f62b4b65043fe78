namespace RecipeRunner.Machines.Debian;

/// <summary>What <c>apt-get -s install</c> says that it would bring, with the files where they can be told beforehand.</summary>
internal sealed class AptSimulation(IFiles files, AptTool apt)
{
    public AptOutcome Run(IEnumerable<string> names)
    {
        string[] words = ["apt-get", "-s", "-q", "-y", "--allow-downgrades", "--allow-change-held-packages", "install", "--", .. names];
        return new AptOutcome(new Command(words) { Changes = false }, apt.Ask(words));
    }

    /// <summary>Lines as "Inst name [old version] (new version Source [arch])".</summary>
    public IReadOnlyList<PlannedPackage> Planned(string output)
    {
        var planned = new List<PlannedPackage>();
        foreach (string line in output.Split('\n'))
        {
            string[] words = line.Split(' ');
            int version = Array.FindIndex(words, word => word.StartsWith('('));
            if (words[0] != "Inst" || version < 2) continue;
            string name = words[1], wanted = words[version][1..];
            string architecture = words.FirstOrDefault(word => word.StartsWith('[') && word.EndsWith("])", StringComparison.Ordinal))?[1..^2] ?? "";
            planned.Add(new PlannedPackage(name, wanted, Files(name, wanted, architecture, upgrade: version > 2)));
        }
        return planned;
    }

    private List<string>? Files(string name, string version, string architecture, bool upgrade)
    {
        int colon = name.IndexOf(':');
        string plain = colon < 0 ? name : name[..colon];
        string archive = $"/var/cache/apt/archives/{plain}_{version.Replace(":", "%3a")}_{architecture}.deb";
        if (files.Stat(archive) is not null && apt.Ask("dpkg-deb", "-c", archive) is { Succeeded: true } listing) return Contents(listing.Stdout);
        if (!upgrade) return null;
        foreach (string list in (string[])[$"/var/lib/dpkg/info/{plain}.list", $"/var/lib/dpkg/info/{plain}:{architecture}.list"])
        {
            if (files.Stat(list) is not null)
                return System.Text.Encoding.UTF8.GetString(files.Read(list)).Split('\n').Where(path => path.StartsWith('/') && path != "/.").ToList();
        }
        return null;
    }

    /// <summary>Lines as "-rw-r--r-- root/root 321 2023-01-01 00:00 ./etc/x", for links with their target.</summary>
    private static List<string> Contents(string listing)
    {
        var paths = new List<string>();
        foreach (string line in listing.Split('\n'))
        {
            int start = line.IndexOf(" ./", StringComparison.Ordinal);
            if (start < 0) continue;
            string path = line[(start + 2)..];
            int target = path.IndexOf(line[0] == 'l' ? " -> " : " link to ", StringComparison.Ordinal);
            path = (target < 0 ? path : path[..target]).TrimEnd('/');
            if (path.Length > 0) paths.Add(path);
        }
        return paths;
    }
}
