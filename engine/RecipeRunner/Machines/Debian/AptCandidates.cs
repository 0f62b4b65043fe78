namespace RecipeRunner.Machines.Debian;

/// <summary>What apt would install, asked once per package until the lists change.</summary>
internal sealed class AptCandidates(AptTool apt, AptLists lists)
{
    private readonly Dictionary<string, string?> candidates = [];
    private DateTimeOffset? revision;

    public string? Of(string name)
    {
        if (revision != lists.Revision) Forget();
        if (!candidates.TryGetValue(name, out string? version)) candidates[name] = version = Ask(name);
        return version;
    }

    public void Forget()
    {
        candidates.Clear();
        revision = lists.Revision;
    }

    private string? Ask(string name)
    {
        string? version = Policy(name);
        return version == "(none)" && SoleProvider(name) is { } provider ? Policy(provider) : version is "(none)" ? null : version;
    }

    /// <summary>apt's candidate; "(none)" for a name that only other packages provide; null for an unknown one.</summary>
    private string? Policy(string name)
    {
        const string Label = "  Candidate: ";
        foreach (string line in apt.Ask("apt-cache", "policy", name).Stdout.Split('\n'))
        {
            if (line.StartsWith(Label, StringComparison.Ordinal)) return line[Label.Length..].Trim();
        }
        return null;
    }

    /// <summary>The one package that provides a virtual name: apt installs it in its stead.</summary>
    private string? SoleProvider(string name)
    {
        string text = apt.Ask("apt-cache", "showpkg", name).Stdout;
        int start = text.IndexOf("Reverse Provides:", StringComparison.Ordinal);
        if (start < 0) return null;
        List<string> providers = text[start..].Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(' ')[0]).Distinct().ToList();
        return providers.Count == 1 ? providers[0] : null;
    }
}
