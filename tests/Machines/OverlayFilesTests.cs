using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;
using RecipeRunner.Machines.Overlay;

namespace RecipeRunner.Tests.Machines;

public sealed class OverlayFilesTests
{
    private TemporaryFolder real = null!;
    private TemporaryFolder shown = null!;

    [SetUp]
    public void MakeFolders() => (real, shown) = (new TemporaryFolder(), new TemporaryFolder());

    [TearDown]
    public void RemoveFolders()
    {
        real.Dispose();
        shown.Dispose();
    }

    /// <summary>The same operations on a real folder and on an overlay over one that began alike leave the same everywhere.</summary>
    [Test]
    public void An_overlay_does_what_the_real_file_system_does([Range(1, 20)] int seed)
    {
        LocalFiles local = new();
        Begin(local, real);
        Begin(local, shown);
        OverlayState state = new(new Doubts());
        OverlayFiles overlay = new(local, state, () => DateTimeOffset.UtcNow, (Posix.GetEUid(), Posix.GetEGid()));
        string before = Describe(local, shown);

        Random random = new(seed);
        StringBuilder story = new();
        for (int step = 0; step < 60; step++)
        {
            Action<IFiles, string> operation = RandomOperation(random, out string description);
            string? real = Outcome(() => operation(local, this.real));
            string? shown = Outcome(() => operation(overlay, this.shown));
            story.AppendLine($"{step}: {description} {real}");
            Assert.That(shown, Is.EqualTo(real), () => story.ToString());
            Assert.That(Describe(overlay, this.shown), Is.EqualTo(Describe(local, this.real)), () => story.ToString());
        }
        Assert.That(Describe(local, shown), Is.EqualTo(before), "the real folder under the overlay");
        Assert.That(state.Doubts.Reason, Is.Null);
    }

    private static void Begin(LocalFiles files, string root)
    {
        files.CreateDirectory(root + "/a");
        files.CreateDirectory(root + "/a/b");
        files.Write(root + "/a/f", new FileWrite { Content = "begin"u8.ToArray() });
        files.Write(root + "/a/b/g", new FileWrite { Content = "deep"u8.ToArray(), Mode = 0b110_100_000 });
        files.CreateHardLink(root + "/c", root + "/a/f");
        files.CreateSymbolicLink(root + "/d", "a/b");
        files.CreateSymbolicLink(root + "/a/e", "../c");
    }

    private static Action<IFiles, string> RandomOperation(Random random, out string description)
    {
        string path = RandomPath(random);
        string other = RandomPath(random);
        byte[] content = Encoding.UTF8.GetBytes($"text {random.Next(3)}");
        int mode = random.Next(4) == 0 ? 0b100_111_101_101 : 0b110_100_100 | random.Next(8);
        int? gid = Posix.GetEUid() == 0 ? random.Next(3) : null;
        int kind = random.Next(13);
        (description, Action<IFiles, string> operation) = kind switch
        {
            0 or 1 => ($"write {path}", (Action<IFiles, string>)((files, root) => files.Write(root + path, new FileWrite { Content = content }))),
            2 => ($"write {path} {mode}", (files, root) => files.Write(root + path, new FileWrite { Content = content, Mode = mode, Gid = gid })),
            3 => ($"write in place {path}", (files, root) => files.Write(root + path, new FileWrite { Content = content, Atomic = false })),
            4 => ($"mkdir {path}", (files, root) => files.CreateDirectory(root + path)),
            5 => ($"symlink {path} to {other}", (files, root) => files.CreateSymbolicLink(root + path, root + other)),
            6 => ($"relative symlink {path}", (files, root) => files.CreateSymbolicLink(root + path, "b")),
            7 => ($"hard link {path} to {other}", (files, root) => files.CreateHardLink(root + path, root + other)),
            8 => ($"chmod {path} {mode}", (files, root) => files.SetMode(root + path, mode)),
            9 => ($"chown {path} {gid}", (files, root) => files.SetOwner(root + path, null, gid, followLinks: mode % 2 == 0)),
            10 => ($"remove {path}", (files, root) => files.Delete(root + path)),
            11 => ($"rmdir {path}", (files, root) => files.DeleteDirectory(root + path, recursive: false)),
            _ => ($"rm -r {path}", (files, root) => files.DeleteDirectory(root + path, recursive: true)),
        };
        return operation;
    }

    private static string RandomPath(Random random)
    {
        StringBuilder path = new();
        for (int parts = random.Next(1, 4); parts > 0; parts--) path.Append('/').Append((char)('a' + random.Next(7)));
        return path.ToString();
    }

    private static string? Outcome(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "refused";
        }
    }

    private static string Describe(IFiles files, string root)
    {
        StringBuilder text = new();
        Describe(files, root, "", text);
        foreach (string first in (string[])["a", "b", "c", "d", "e", "f", "g"])
        {
            foreach (string second in (string[])["/a", "/b", "/f", "/g", "/../a", "//f", "/./g"])
                text.AppendLine($"{first}{second}: {Status(files.Stat($"{root}/{first}{second}"))}");
        }
        return text.ToString();
    }

    private static void Describe(IFiles files, string root, string path, StringBuilder text)
    {
        foreach (string name in files.List(root + path))
        {
            string child = $"{path}/{name}";
            FileStatus status = files.LinkStat(root + child)!.Value;
            text.AppendLine($"{child} {Status(status)} -> {Status(files.Stat(root + child))}");
            if (status.Kind == FileKind.Directory) Describe(files, root, child, text);
            else if (status.Kind == FileKind.SymbolicLink) text.AppendLine(files.ReadLink(root + child).Replace(root, "ROOT"));
            else
            {
                byte[] content = files.Read(root + child);
                text.AppendLine($"{Encoding.UTF8.GetString(content)} {files.ContentEquals(root + child, content)} {files.ContentEquals(root + child, "text 1"u8)}");
            }
        }
    }

    private static string Status(FileStatus? status) => status is not { } s ? "nothing"
        : s.Kind == FileKind.SymbolicLink ? $"link {s.Uid}:{s.Gid}"
        : $"{s.Kind} {Convert.ToString(s.Mode, 8)} {s.Uid}:{s.Gid} {(s.Kind == FileKind.File ? s.Length : 0)}";
}
