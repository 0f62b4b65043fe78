using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>A small machine in a random state, and commands that do what their words say.</summary>
internal static class RandomMachine
{
    public static readonly string[] Paths = ["/srv/a", "/srv/a/x", "/srv/a/y", "/srv/b", "/srv/b/x", "/srv/l", "/etc/web/web.conf"];

    /// <param name="random">Where the randomness comes from.</param>
    /// <param name="roomy">Whether the folders that recipes use are there.</param>
    public static FakeMachine Make(Random random, bool roomy)
    {
        FakeMachine machine = FakeMachine.Debian12();
        if (roomy) machine.HasDirectory("/srv/a").HasDirectory("/srv/b").HasDirectory("/srv/c");
        foreach (string path in Paths) Put(machine, path, random);
        if (random.Next(2) == 0) machine.Accounts.CreateGroup("staff", 500, false, []);
        if (random.Next(2) == 0) machine.Accounts.CreateUser(new UserChange("app") { Comment = random.Next(2) == 0 ? "a" : "b" });
        machine.HasService("cron", random.Next(2) == 0, random.Next(2) == 0);
        if (random.Next(8) == 0) machine.Services.Mask("cron");
        machine.HasPackage("web", "1.0", random.Next(2) == 0, ["/etc/web/web.conf", "/usr/sbin/web"], "web");
        machine.HasPackage("tool", "2.0", random.Next(2) == 0, ["/usr/bin/tool"]);
        if (machine.Services.Status("web").Exists && random.Next(2) == 0) machine.Services.Stop("web");
        Answer(machine);
        return machine;
    }

    private static void Put(FakeMachine machine, string path, Random random)
    {
        if (machine.Files.LinkStat(path) is not null || machine.Files.Stat(Folder(path))?.Kind is FileKind.File) return;
        switch (random.Next(6))
        {
            case 0 or 1: machine.HasFile(path, "ab"[random.Next(2)].ToString(), random.Next(2) == 0 ? "0644" : "0600"); break;
            case 2 when path != "/srv/l": machine.HasDirectory(path); break;
            case 3 when path == "/srv/l": machine.Files.CreateSymbolicLink(path, random.Next(2) == 0 ? "/srv/a" : "/srv/a/x"); break;
        }
    }

    private static string Folder(string path) => path[..path.LastIndexOf('/')];

    private static void Answer(FakeMachine machine)
    {
        string Last(Command command) => command.ToString().Split(' ')[^1];
        CommandResult Say(bool yes) => new(yes ? 0 : 1, "", "");
        machine.Command("test -e *").Answers(command => Say(machine.Files.Stat(Last(command)) is not null));
        machine.Command("test -f *").Answers(command => Say(machine.Files.Stat(Last(command))?.Kind == FileKind.File));
        machine.Command("is-running *").Answers(command => Say(machine.Services.Status(Last(command)).Running));
        machine.Command("check *").Returns(0);
        machine.Command("true").Returns(0);
        machine.Command("false").Returns(1);
        machine.Command("say *").Returns(0);
        machine.Command("make-x").Does(command => Write(machine, command.Cwd + "/x"));
        machine.Command("fill *").Does(command => Write(machine, Last(command)));
        machine.Command("clear *").Does(command => Clear(machine, Last(command)));
        machine.Command("halt *").Does(command => { if (machine.Services.Status(Last(command)).Exists) machine.Services.Stop(Last(command)); });
    }

    private static void Write(FakeMachine machine, string path)
    {
        if (machine.Files.Stat(path)?.Kind == FileKind.Directory || machine.Files.Stat(Folder(path))?.Kind != FileKind.Directory) return;
        if (machine.Files.LinkStat(path) is not null) machine.Files.Delete(path);
        machine.HasFile(path, "a");
    }

    private static void Clear(FakeMachine machine, string path)
    {
        if (machine.Files.LinkStat(path) is not { } there) return;
        if (there.Kind == FileKind.Directory) machine.Files.DeleteDirectory(path, recursive: true);
        else machine.Files.Delete(path);
    }
}
