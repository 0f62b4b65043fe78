using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Tests.Machines;

public sealed class LocalFilesTests
{
    private readonly LocalFiles files = new();
    private TemporaryFolder folder = null!;

    private string In(string name) => $"{folder}/{name}";

    private static FileWrite Text(string text) => new() { Content = Encoding.UTF8.GetBytes(text) };

    private static int Octal(string mode) => Convert.ToInt32(mode, 8);

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void A_written_file_reads_back_with_mode_0644()
    {
        files.Write(In("a"), Text("hello"));
        Assert.That(Encoding.UTF8.GetString(files.Read(In("a"))), Is.EqualTo("hello"));
        FileStatus status = files.Stat(In("a"))!.Value;
        Assert.That(status, Has.Property("Mode").EqualTo(Octal("0644")).And.Property("Length").EqualTo(5).And.Property("Kind").EqualTo(FileKind.File));
        Assert.That(files.List(folder), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_link_is_led_elsewhere_and_takes_the_place_of_a_file_but_of_no_directory()
    {
        files.ReplaceSymbolicLink(In("current"), "one");
        files.ReplaceSymbolicLink(In("current"), "two");
        Assert.That(files.ReadLink(In("current")), Is.EqualTo("two"));
        files.Write(In("a"), Text("hello") with { Synced = false });
        files.ReplaceSymbolicLink(In("a"), "two");
        files.CreateDirectory(In("b"));
        Assert.That(() => files.ReplaceSymbolicLink(In("b"), "two"), Throws.InstanceOf<IOException>().With.Message.Contains(In("b")));
        files.Flush(folder);
        Assert.That(files.List(folder), Is.EqualTo(new[] { "a", "b", "current" }), "no candidate is left");
        Assert.That(() => files.Flush(In("a/b")), Throws.InstanceOf<IOException>().With.Message.Contains(In("a/b")));
    }

    [Test]
    public void Nothing_at_a_path_is_null_also_below_a_file_and_behind_a_loop()
    {
        files.Write(In("a"), Text(""));
        files.CreateSymbolicLink(In("loop"), "loop");
        files.CreateSymbolicLink(In("dangling"), "nowhere");
        foreach (string name in (string[])["b", "a/b", "loop", "dangling"]) Assert.That(files.Stat(In(name)), Is.Null, name);
        Assert.That(files.LinkStat(In("dangling"))!.Value.Kind, Is.EqualTo(FileKind.SymbolicLink));
        Assert.That(files.ReadLink(In("dangling")), Is.EqualTo("nowhere"));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(64 * 1024 - 1)]
    [TestCase(64 * 1024)]
    [TestCase(64 * 1024 + 1)]
    [TestCase(300_000)]
    public void Content_of_any_length_is_read_and_compared_byte_for_byte(int length)
    {
        byte[] content = new byte[length];
        new Random(length).NextBytes(content);
        files.Write(In("a"), new FileWrite { Content = content });
        Assert.That(files.Read(In("a")), Is.EqualTo(content));
        Assert.That(files.ContentEquals(In("a"), content), Is.True);
        Assert.That(files.ContentEquals(In("a"), [.. content, 1]), Is.False, "longer");
        if (length == 0) return;
        Assert.That(files.ContentEquals(In("a"), content.AsSpan(1)), Is.False, "shorter");
        content[^1] ^= 1;
        Assert.That(files.ContentEquals(In("a"), content), Is.False, "last byte");
    }

    [Test]
    public void A_file_that_is_not_there_has_no_content_at_all() => Assert.That(files.ContentEquals(In("a"), []), Is.False);

    [Test]
    public void Files_whose_length_the_kernel_does_not_tell_are_read_whole()
    {
        Assert.That(files.Read("/proc/self/status"), Is.Not.Empty);
    }

    [Test]
    public void Mode_and_owner_of_the_old_file_stay_when_none_are_given()
    {
        files.Write(In("a"), Text("1") with { Mode = Octal("0640") });
        ulong inode = files.Stat(In("a"))!.Value.Inode;
        files.Write(In("a"), Text("2"));
        Assert.That(files.Stat(In("a"))!.Value.Mode, Is.EqualTo(Octal("0640")));
        Assert.That(files.Stat(In("a"))!.Value.Inode, Is.Not.EqualTo(inode));
    }

    [Test]
    public void An_inherited_umask_changes_no_mode()
    {
        int umask = Posix.Umask(0b111_111_111);
        try
        {
            files.Write(In("a"), Text("1") with { Mode = Octal("0666") });
            files.CreateDirectory(In("d"));
            files.CreateDirectory(In("e"), Octal("1777"));
        }
        finally
        {
            _ = Posix.Umask(umask);
        }
        Assert.That(files.Stat(In("a"))!.Value.Mode, Is.EqualTo(Octal("0666")));
        Assert.That(files.Stat(In("d"))!.Value.Mode, Is.EqualTo(Octal("0755")));
        Assert.That(files.Stat(In("e"))!.Value.Mode, Is.EqualTo(Octal("1777")));
    }

    [Test]
    public void A_write_replaces_a_link_itself_and_breaks_a_hard_link()
    {
        files.Write(In("target"), Text("old"));
        files.CreateSymbolicLink(In("soft"), "target");
        files.CreateHardLink(In("hard"), In("target"));
        files.Write(In("soft"), Text("new"));
        files.Write(In("hard"), Text("new"));
        Assert.That(files.ContentEquals(In("target"), "old"u8), Is.True);
        Assert.That(files.LinkStat(In("soft"))!.Value, Has.Property("Kind").EqualTo(FileKind.File).And.Property("Mode").EqualTo(Octal("0644")));
    }

    [Test]
    public void A_write_in_place_keeps_the_inode_and_drops_the_rest_of_a_longer_file()
    {
        files.Write(In("a"), Text("a longer text") with { Mode = Octal("0600") });
        files.CreateHardLink(In("hard"), In("a"));
        files.Write(In("a"), Text("short") with { Atomic = false });
        Assert.That(files.ContentEquals(In("hard"), "short"u8), Is.True);
        Assert.That(files.Stat(In("a"))!.Value.Mode, Is.EqualTo(Octal("0600")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_refused_candidate_leaves_the_old_file_and_nothing_else(bool atomic)
    {
        files.Write(In("a"), Text("old"));
        string? seen = null;
        Assert.That(() => files.Write(In("a"), Text("new") with
        {
            Atomic = atomic,
            Mode = Octal("0600"),
            Verify = path =>
            {
                seen = Encoding.UTF8.GetString(files.Read(path)) + Convert.ToString(files.Stat(path)!.Value.Mode, 8) + Path.GetDirectoryName(path);
                throw new InvalidDataException("refused");
            },
        }), Throws.TypeOf<InvalidDataException>());
        Assert.That(seen, Is.EqualTo("new600" + folder));
        Assert.That(files.ContentEquals(In("a"), "old"u8), Is.True);
        Assert.That(files.List(folder), Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public void A_candidate_that_is_a_program_can_be_run_by_its_verify()
    {
        CommandResult? result = null;
        files.Write(In("tool"), Text("#!/bin/sh\necho works\n") with { Mode = Octal("0755"), Verify = path => result = new LocalProcesses().Run(new Command([path])) });
        Assert.That(result!.Stdout, Is.EqualTo("works\n"));
    }

    [TestCase("haproxy.cfg", @"^\.haproxy\.rr-[0-9a-f]{6}\.cfg$")]
    [TestCase("a.tar.gz", @"^\.a\.rr-[0-9a-f]{6}\.tar\.gz$")]
    [TestCase("fstab", @"^\.fstab\.rr-[0-9a-f]{6}~$")]
    [TestCase(".bashrc", @"^\.\.bashrc\.rr-[0-9a-f]{6}~$")]
    public void A_candidate_keeps_its_extension_and_has_a_name_that_no_conf_d_folder_loads(string target, string expected)
    {
        string? name = null;
        files.Write(In(target), Text("") with { Verify = path => name = Path.GetFileName(path) });
        Assert.That(name, Does.Match(expected));
    }

    [Test]
    public void A_directory_is_replaced_only_on_request_and_after_the_check()
    {
        Directory.CreateDirectory(In("d/sub"));
        Assert.That(() => files.Write(In("d"), Text("x")), Throws.InstanceOf<IOException>());
        Assert.That(() => files.Write(In("d"), Text("x") with { ReplacesDirectory = true, Verify = _ => throw new InvalidDataException() }), Throws.TypeOf<InvalidDataException>());
        Assert.That(Directory.Exists(In("d/sub")), Is.True);
        files.Write(In("d"), Text("x") with { ReplacesDirectory = true });
        Assert.That(File.ReadAllText(In("d")), Is.EqualTo("x"));
    }

    [Test]
    public void Content_that_is_too_large_for_memory_is_read_from_where_it_lies()
    {
        byte[] content = new byte[300_000];
        Random.Shared.NextBytes(content);
        files.Write(In("a"), new FileWrite { Content = default, Source = () => new MemoryStream(content) });
        Assert.That(files.ContentEquals(In("a"), content), Is.True);
        files.Write(In("a"), new FileWrite { Content = default, Source = () => new MemoryStream([1, 2]), Atomic = false });
        Assert.That(files.ContentEquals(In("a"), [1, 2]), Is.True);
    }

    [TestCase("n")]
    [TestCase("é")]
    [TestCase("😀")]
    public void The_longest_names_that_there_can_be_are_written(string character)
    {
        int bytes = Encoding.UTF8.GetByteCount(character);
        string name = string.Concat(Enumerable.Repeat(character, 255 / bytes));
        files.Write(In(name), Text("x"));
        Assert.That(files.List(folder), Is.EqualTo(new[] { name }));
    }

    [Test]
    public void What_a_killed_run_left_is_removed_when_its_target_is_next_written()
    {
        File.WriteAllText(In(".a.rr-012abc~"), "left over");
        File.WriteAllText(In(".a.rr-012abc.b"), "of another target");
        File.WriteAllText(In(".a.rr-notes~"), "somebody's own");
        files.Write(In("a"), Text("x"));
        Assert.That(files.List(folder), Is.EqualTo(new[] { ".a.rr-012abc.b", ".a.rr-notes~", "a" }).AsCollection.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void A_full_disk_is_said_plainly_and_leaves_the_old_file()
    {
        Assume.That(File.Exists("/dev/full"));
        Assert.That(() => files.Write("/dev/full", Text("x") with { Atomic = false }),
            Throws.InstanceOf<IOException>().With.Message.Contains("the disk is full").And.Message.Contains("/dev/full"));
    }

    [Test]
    public void Errors_name_what_was_tried_and_the_path()
    {
        Assert.That(() => files.Read(In("a")), Throws.InstanceOf<IOException>().With.Message.StartsWith($"Cannot read {In("a")}: No such file or directory"));
        Assert.That(() => files.Write(In("no/a"), Text("x")), Throws.InstanceOf<IOException>().With.Message.Contains(In("no/a")));
        Assert.That(() => files.Write(folder, Text("x")), Throws.InstanceOf<IOException>().With.Message.Contains("Is a directory"));
        Assert.That(() => files.Read("/etc/\0passwd"), Throws.InstanceOf<IOException>().With.Message.Contains("NUL"));
    }

    [Test]
    public void A_change_of_owner_drops_the_set_id_bits_and_a_write_sets_them_after_the_owner()
    {
        int uid = Posix.GetEUid();
        files.Write(In("a"), Text("x") with { Mode = Octal("4755"), Uid = uid, Gid = Posix.GetEGid() });
        Assert.That(files.Stat(In("a"))!.Value.Mode, Is.EqualTo(Octal("4755")));
        files.SetOwner(In("a"), uid, null);
        Assert.That(files.Stat(In("a"))!.Value.Mode, Is.EqualTo(Octal("0755")));
    }

    [Test]
    public void Root_gives_files_and_links_to_others()
    {
        Assume.That(Posix.GetEUid(), Is.Zero, "only root can");
        files.Write(In("a"), Text("x") with { Uid = 33, Gid = 34 });
        files.CreateSymbolicLink(In("link"), "a");
        files.SetOwner(In("link"), 1, 2, followLinks: false);
        files.SetOwner(In("link"), null, 35);
        Assert.That(files.LinkStat(In("link"))!.Value, Has.Property("Uid").EqualTo(1).And.Property("Gid").EqualTo(2));
        Assert.That(files.Stat(In("a"))!.Value, Has.Property("Uid").EqualTo(33).And.Property("Gid").EqualTo(35));
    }

    [Test]
    public void A_directory_is_removed_with_all_that_is_in_it_but_not_what_links_in_it_point_to()
    {
        files.CreateDirectory(In("outside"));
        files.Write(In("outside/kept"), Text("x"));
        files.CreateDirectory(In("d"));
        files.CreateDirectory(In("d/sub"));
        files.Write(In("d/sub/file"), Text("x"));
        files.CreateSymbolicLink(In("d/sub/link"), In("outside"));
        files.CreateSymbolicLink(In("dlink"), "d");
        Assert.That(() => files.DeleteDirectory(In("d"), recursive: false), Throws.InstanceOf<IOException>().With.Message.Contains("not empty"));
        Assert.That(() => files.DeleteDirectory(In("dlink"), recursive: true), Throws.InstanceOf<IOException>().With.Message.Contains("Not a directory"));
        files.DeleteDirectory(In("d"), recursive: true);
        Assert.That(files.LinkStat(In("d")), Is.Null);
        Assert.That(files.Stat(In("outside/kept")), Is.Not.Null);
    }

    [Test]
    public void Flush_syncs_folders_also_when_one_is_gone_since()
    {
        files.CreateDirectory(In("d"));
        files.Write(In("d/a"), Text("x"));
        files.DeleteDirectory(In("d"), recursive: true);
        Assert.That(files.Flush, Throws.Nothing);
    }

    [Test]
    public void Touch_sets_the_time_and_nothing_else()
    {
        files.Write(In("a"), Text("x"));
        File.SetLastWriteTimeUtc(In("a"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.That(files.Stat(In("a"))!.Value.ModifiedAt, Is.EqualTo(new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero)));
        files.Touch(In("a"));
        Assert.That(files.Stat(In("a"))!.Value.ModifiedAt, Is.GreaterThan(DateTimeOffset.UtcNow.AddMinutes(-1)));
        Assert.That(files.ContentEquals(In("a"), "x"u8), Is.True);
    }

    [Test]
    public void A_scratch_file_is_private_and_gone_afterwards()
    {
        string? seen = null;
        files.WithScratchFile("haproxy.cfg", "x"u8.ToArray(), path =>
        {
            seen = path;
            Assert.That(Path.GetFileName(path), Is.EqualTo("haproxy.cfg"));
            Assert.That(files.Stat(Path.GetDirectoryName(path)!)!.Value.Mode, Is.EqualTo(Octal("0700")));
            Assert.That(files.Stat(path)!.Value.Mode, Is.EqualTo(Octal("0600")));
        });
        Assert.That(files.Stat(Path.GetDirectoryName(seen)!), Is.Null);
    }
}
