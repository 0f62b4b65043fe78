using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Resources.Deploying;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>Archives: what comes out of them, and what is refused.</summary>
[TestFixture]
public sealed class ArchiveTests
{
    private FakeMachine machine = null!;

    [SetUp]
    public void Begin() => machine = FakeMachine.Debian12().HasDirectory("/srv/release");

    private static PaxTarEntry Tar(TarEntryType type, string name, string? target = null, string content = "", int mode = 0b110_100_100)
    {
        var entry = new PaxTarEntry(type, name) { Mode = (UnixFileMode)mode };
        if (target is not null) entry.LinkName = target;
        if (type == TarEntryType.RegularFile) entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        return entry;
    }

    private static byte[] TarOf(params TarEntry[] entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, leaveOpen: true))
            foreach (TarEntry entry in entries)
                writer.WriteEntry(entry);
        return stream.ToArray();
    }

    private static byte[] Packed(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress)) gzip.Write(content);
        return stream.ToArray();
    }

    private static byte[] ZipOf(params (string Name, string Content, int Mode)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, string content, int mode) in entries)
            {
                ZipArchiveEntry entry = zip.CreateEntry(name);
                entry.ExternalAttributes = mode << 16;
                using Stream body = entry.Open();
                body.Write(Encoding.UTF8.GetBytes(content));
            }
        return stream.ToArray();
    }

    private void Extract(byte[] archive)
    {
        machine.Files.Write("/srv/archive", new FileWrite { Content = archive });
        new ArchiveExtractor(machine.Files, "/srv/release", 33, 33).Extract("/srv/archive");
    }

    private string? Refusal(params TarEntry[] entries)
    {
        string? message = null;
        try
        {
            Extract(TarOf(entries));
        }
        catch (IOException e)
        {
            message = e.Message;
        }
        return message;
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_tar_keeps_modes_and_links_but_no_set_id_bits(bool isPacked)
    {
        byte[] tar = TarOf(
            Tar(TarEntryType.Directory, "./bin/", mode: 0b101_000_000),
            Tar(TarEntryType.RegularFile, "./bin/run", content: "#!/bin/sh\n", mode: 0b100_111_101_101),
            Tar(TarEntryType.RegularFile, "deep/er/file", content: "x"),
            Tar(TarEntryType.SymbolicLink, "deep/er/link", "../../bin/run"),
            Tar(TarEntryType.HardLink, "deep/hard", "./bin/run"));
        Extract(isPacked ? Packed(tar) : tar);
        Assert.That(machine.ReadText("/srv/release/deep/er/link"), Is.EqualTo("#!/bin/sh\n"));
        Assert.That(machine.ReadText("/srv/release/deep/hard"), Is.EqualTo("#!/bin/sh\n"));
        FileStatus run = machine.Files.Stat("/srv/release/bin/run")!.Value;
        Assert.That((run.Mode, run.Uid, run.Gid), Is.EqualTo((0b111_101_101, 33, 33)));
        Assert.That(machine.Files.Stat("/srv/release/bin")!.Value, Has.Property("Mode").EqualTo(0b111_000_000).And.Property("Uid").EqualTo(33));
        Assert.That(machine.Files.Stat("/srv/release/deep")!.Value.Uid, Is.EqualTo(33));
    }

    [Test]
    public void A_zip_has_modes_and_links_where_its_maker_wrote_them()
    {
        Extract(ZipOf(("app/", "", 0), ("app/run", "1", 0x8000 | 0b111_101_101), ("app\\of\\windows", "2", 0), ("app/link", "run", 0xA000 | 0b111_111_111)));
        Assert.That(machine.Files.Stat("/srv/release/app/run")!.Value.Mode, Is.EqualTo(0b111_101_101));
        Assert.That(machine.ReadText("/srv/release/app/link"), Is.EqualTo("1"));
        Assert.That(machine.Files.Stat("/srv/release/app/of/windows")!.Value.Mode, Is.EqualTo(0b110_100_100));
    }

    [TestCase("/etc/passwd", "its path is not relative")]
    [TestCase("../etc/passwd", "its path leads upwards")]
    [TestCase("a/../../etc/passwd", "its path leads upwards")]
    public void No_entry_gets_out_by_its_name(string name, string why) =>
        Assert.That(Refusal(Tar(TarEntryType.RegularFile, name)), Does.Contain(why));

    [TestCase("link", "/etc")]
    [TestCase("link", "..")]
    [TestCase("a/link", "../../etc")]
    [TestCase("link", "a/../../etc")]
    [TestCase("a/link", "b/..")]
    public void No_link_leads_out(string name, string target) =>
        Assert.That(Refusal(Tar(TarEntryType.SymbolicLink, name, target)), Does.Contain("not inside the archive for certain"));

    [Test]
    public void Nothing_is_written_through_a_link_nor_over_a_folder()
    {
        Assert.That(Refusal(Tar(TarEntryType.Directory, "a"), Tar(TarEntryType.SymbolicLink, "link", "a"), Tar(TarEntryType.RegularFile, "link/b")), Does.Contain("link is in its way"));
        Begin();
        Assert.That(Refusal(Tar(TarEntryType.RegularFile, "a/b"), Tar(TarEntryType.SymbolicLink, "a", "c")), Does.Contain("it is a directory"));
    }

    [Test]
    public void A_second_name_is_one_of_a_file_of_the_archive()
    {
        machine.HasFile("/srv/secret", "x");
        Assert.That(Refusal(Tar(TarEntryType.HardLink, "a", "../secret")), Does.Contain("leads upwards"));
        Assert.That(Refusal(Tar(TarEntryType.HardLink, "a", "b")), Does.Contain("no file of the archive before it"));
    }

    [Test]
    public void Devices_are_refused_and_what_is_no_archive_is_said_to_be_none()
    {
        Assert.That(Refusal(Tar(TarEntryType.Fifo, "pipe")), Does.Contain("neither a file, nor a directory, nor a link"));
        foreach (byte[] content in (byte[][])[[], Encoding.UTF8.GetBytes("<html>not found</html>"), [0x1F, 0x8B, 1], Encoding.UTF8.GetBytes("PK\u0003\u0004broken")])
            Assert.That(() => Extract(content), Throws.TypeOf<IOException>().With.Message.Contains("It must be a tar, tar.gz or zip archive"));
    }
}
