using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using RecipeRunner.Machines;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The scratch folder of a vector on a machine: laid out before, and described after.</summary>
internal sealed class VectorTree(IMachine machine, string folder)
{
    private IFiles Files => machine.Files;

    public void Make(JsonElement state)
    {
        foreach (var entry in state.EnumerateObject().OrderBy(entry => entry.Value.GetProperty("type").GetString() == "hard").ThenBy(entry => entry.Name, StringComparer.Ordinal))
            Make($"{folder}/{entry.Name}", new VectorProperties(entry.Value));
    }

    private void Make(string path, VectorProperties entry)
    {
        switch (entry.Text("type"))
        {
            case "file":
                Files.Write(path, new FileWrite { Content = Encoding.UTF8.GetBytes(entry.Text("content") ?? "") });
                break;
            case "dir" or "directory":
                Files.CreateDirectory(path);
                break;
            case "link":
                Files.CreateSymbolicLink(path, entry.Text("to")!);
                break;
            case "hard":
                var to = entry.Text("to")!;
                Files.CreateHardLink(path, to.StartsWith('/') ? to : $"{folder}/{to}");
                break;
            case "fifo":
                machine.Processes.Run(new Command(["mkfifo", path]));
                break;
            case "socket":
                using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
                    socket.Bind(new UnixDomainSocketEndPoint(path));
                break;
            case var type:
                throw new InvalidOperationException($"the vectors have a new kind of file, {type}");
        }
        Own(path, entry, isLink: entry.Text("type") == "link");
        entry.ThrowIfUnknown("a file");
    }

    /// <summary>Every path with all that the vectors tell of it, one line each.</summary>
    public SortedDictionary<string, string> Describe()
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var inodes = Walk(folder).Select(path => Files.LinkStat(path)!.Value).Where(status => status.Kind == FileKind.File).GroupBy(status => status.Inode)
            .ToDictionary(group => group.Key, group => group.Count());
        foreach (var path in Walk(folder))
        {
            var status = Files.LinkStat(path)!.Value;
            found[path[(folder.Length + 1)..]] = status.Kind switch
            {
                FileKind.SymbolicLink => Line("link", null, Owner(status), Group(status), null, Files.ReadLink(path), 1),
                FileKind.Directory => Line("dir", Mode(status), Owner(status), Group(status), null, null, 1),
                FileKind.File => Line("file", Mode(status), Owner(status), Group(status), Encoding.UTF8.GetString(Files.Read(path)), null, inodes[status.Inode]),
                _ => Line("fifo", Mode(status), Owner(status), Group(status), null, null, 1),
            };
        }
        return found;
    }

    public static SortedDictionary<string, string> Expected(JsonElement state)
    {
        var expected = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in state.EnumerateObject())
        {
            var links = entry.Value.TryGetProperty("nlink", out var nlink) ? nlink.GetInt32() : 1;
            // The machine does not tell pipes and sockets apart.
            expected[entry.Name] = Line(Text("type") switch { "socket" => "fifo", "directory" => "dir", var type => type! }, Text("mode"), Text("owner")!, Text("group")!, Text("content"), Text("to"), links);

            string? Text(string name) => entry.Value.TryGetProperty(name, out var value) ? value.GetString() : null;
        }
        return expected;
    }

    /// <summary>When each path was last written.</summary>
    public Dictionary<string, DateTimeOffset> Times() =>
        Walk(folder).Where(path => Files.LinkStat(path) is { Kind: FileKind.File }).ToDictionary(path => path[(folder.Length + 1)..], path => Files.LinkStat(path)!.Value.ModifiedAt);

    private static string Line(string type, string? mode, string owner, string group, string? content, string? to, int links) =>
        $"{type} {mode} {owner}:{group} x{links} {to}{(content is null ? "" : JsonSerializer.Serialize(content))}";

    private void Own(string path, VectorProperties entry, bool isLink)
    {
        int? uid = Number(entry.Text("owner"), name => machine.Accounts.User(name)?.Uid);
        int? gid = Number(entry.Text("group"), name => machine.Accounts.Group(name)?.Gid);
        if (uid is not null || gid is not null)
            Files.SetOwner(path, uid, gid, followLinks: !isLink);
        if (entry.Text("mode") is { } mode && !isLink)
            Files.SetMode(path, Convert.ToInt32(mode, 8));
    }

    private static int? Number(string? account, Func<string, int?> find) => account is null ? null : find(account) ?? int.Parse(account);

    private IEnumerable<string> Walk(string directory)
    {
        foreach (var name in Files.List(directory))
        {
            var path = $"{directory}/{name}";
            yield return path;
            if (Files.LinkStat(path) is { Kind: FileKind.Directory })
            {
                foreach (var below in Walk(path))
                    yield return below;
            }
        }
    }

    private static string Mode(FileStatus status) => "0" + Convert.ToString(status.Mode, 8).PadLeft(3, '0') is var text && text.Length > 4 ? text[1..] : text;

    private string Owner(FileStatus status) => machine.Accounts.User(status.Uid)?.Name ?? status.Uid.ToString();

    private string Group(FileStatus status) => machine.Accounts.Group(status.Gid)?.Name ?? status.Gid.ToString();
}
