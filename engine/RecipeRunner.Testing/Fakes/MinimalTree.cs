using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>What stands on every Debian: folders, a few files, root, www-data and nobody.</summary>
internal static class MinimalTree
{
    private const int Sticky = 0b001_111_111_111;

    private static readonly string[] s_folders =
    [
        "/boot", "/dev", "/etc/apt/apt.conf.d", "/etc/apt/keyrings", "/etc/apt/preferences.d", "/etc/apt/sources.list.d", "/etc/cron.d", "/etc/default",
        "/etc/init.d", "/etc/logrotate.d", "/etc/profile.d", "/etc/skel", "/etc/ssl/certs", "/etc/sysctl.d", "/etc/systemd/system", "/home", "/media",
        "/mnt", "/opt", "/proc", "/root", "/run", "/srv", "/sys", "/tmp", "/usr/bin", "/usr/lib/systemd/system", "/usr/local/bin", "/usr/local/sbin",
        "/usr/sbin", "/usr/share", "/var/cache", "/var/lib", "/var/log", "/var/spool", "/var/tmp", "/var/www",
    ];

    public static void Make(FakeMachine machine)
    {
        AddUser(machine, "root", 0, "/root", "/bin/bash");
        AddUser(machine, "www-data", 33, "/var/www", "/usr/sbin/nologin");
        machine.Accounts.CreateGroup("nogroup", 65534, system: true, []);
        machine.Accounts.CreateUser(new UserChange("nobody") { Uid = 65534, Group = "nogroup", Home = "/nonexistent", Shell = "/usr/sbin/nologin" });

        foreach (string folder in s_folders) machine.HasDirectory(folder);
        machine.Files.SetMode("/tmp", Sticky);
        machine.Files.SetMode("/var/tmp", Sticky);
        machine.Files.SetMode("/root", 0b111_000_000);
        foreach (string merged in (string[])["bin", "sbin", "lib"]) machine.Files.CreateSymbolicLink("/" + merged, "usr/" + merged);
        machine.Files.CreateSymbolicLink("/var/run", "/run");

        machine.HasFile("/etc/passwd", """
            root:x:0:0:root:/root:/bin/bash
            www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin
            nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin

            """);
        machine.HasFile("/etc/group", "root:x:0:\nwww-data:x:33:\nnogroup:x:65534:\n");
        machine.HasFile("/etc/hosts", "127.0.0.1\tlocalhost\n");
        machine.HasFile("/etc/hostname", "fauxhost\n");
    }

    private static void AddUser(FakeMachine machine, string name, int number, string home, string shell)
    {
        machine.Accounts.CreateGroup(name, number, system: true, []);
        machine.Accounts.CreateUser(new UserChange(name) { Uid = number, Group = name, Comment = name, Home = home, Shell = shell });
    }
}
