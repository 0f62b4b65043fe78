using System.Text;

namespace RecipeRunner.Machines.Debian;

/// <summary>dpkg's status file, read in one pass over its bytes.</summary>
internal sealed class DpkgStatus
{
    private readonly Dictionary<string, DpkgPackage> packages = new(1024);
    private Dictionary<string, string>? providers;
    private DpkgStanza stanza;

    /// <summary>The machine's own architecture: that of dpkg itself.</summary>
    public string Architecture => packages.TryGetValue("dpkg", out DpkgPackage? dpkg) ? dpkg.Architecture : "";

    public IEnumerable<DpkgPackage> Packages => packages.Values.SelectMany(Chain);

    /// <summary>Reads stanzas; a later one replaces an earlier one of the same name and architecture.</summary>
    public void Add(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
            content = end < 0 ? default : content[(end + 1)..];
            if (line.Length == 0) Flush();
            else stanza.Read(line);
        }
        Flush();
    }

    /// <summary>The stanza of a package, an architecture named or the machine's own meant; null when there is none.</summary>
    public DpkgPackage? Find(string name)
    {
        int colon = name.IndexOf(':');
        string architecture = colon < 0 ? Architecture : name[(colon + 1)..];
        packages.TryGetValue(colon < 0 ? name : name[..colon], out DpkgPackage? first);
        return architecture is "any"
            ? Chain(first).FirstOrDefault(package => package.Installed) ?? first
            : Chain(first).FirstOrDefault(package => package.Architecture == architecture)
                ?? (architecture == Architecture || architecture == "native" ? Chain(first).FirstOrDefault(package => package.Architecture == "all") : null);
    }

    /// <summary>The installed package that provides a name; null when none does.</summary>
    public string? ProviderOf(string name) => (providers ??= Providers()).GetValueOrDefault(name);

    private void Flush()
    {
        if (stanza.Package is { } name) Put(stanza.ToPackage(name));
        stanza = default;
    }

    private void Put(DpkgPackage package)
    {
        if (packages.TryGetValue(package.Name, out DpkgPackage? first))
        {
            foreach (DpkgPackage other in Chain(first).Where(other => other.Architecture != package.Architecture).ToList())
                package = package with { Other = other with { Other = package.Other } };
        }
        packages[package.Name] = package;
    }

    private static IEnumerable<DpkgPackage> Chain(DpkgPackage? first)
    {
        for (DpkgPackage? package = first; package is not null; package = package.Other) yield return package;
    }

    private Dictionary<string, string> Providers()
    {
        var providers = new Dictionary<string, string>();
        foreach (DpkgPackage package in Packages)
        {
            if (package.Provides is null || !package.Installed || package.Broken) continue;
            foreach (string provided in package.Provides.Split(',', StringSplitOptions.TrimEntries))
            {
                int end = provided.AsSpan().IndexOfAny(' ', '(');
                providers.TryAdd(end < 0 ? provided : provided[..end], package.Name);
            }
        }
        return providers;
    }
}

/// <summary>The fields of a stanza that matter, while it is read.</summary>
internal struct DpkgStanza
{
    public string? Package;
    private string? architecture, version, status, provides;

    public void Read(ReadOnlySpan<byte> line)
    {
        switch (line[0])
        {
            case (byte)'P' when line.StartsWith("Package: "u8): Package = Text(line[9..]); break;
            case (byte)'P' when line.StartsWith("Provides: "u8): provides = Text(line[10..]); break;
            case (byte)'A' when line.StartsWith("Architecture: "u8): architecture = Text(line[14..]); break;
            case (byte)'V' when line.StartsWith("Version: "u8): version = Text(line[9..]); break;
            case (byte)'S' when line.StartsWith("Status: "u8): status = Status(line[8..]); break;
        }
    }

    public readonly DpkgPackage ToPackage(string name) => new(name, architecture ?? "", version, status ?? "unknown ok not-installed", provides);

    private static string Status(ReadOnlySpan<byte> value) =>
        value.SequenceEqual("install ok installed"u8) ? "install ok installed" : Text(value);

    private static string Text(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value).Trim();
}
