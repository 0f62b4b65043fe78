namespace RecipeRunner.Machines.Local;

/// <summary>Puts what gives a command its umask, user and group in front of it; nothing when it is to have ours.</summary>
internal static unsafe class ProcessIdentity
{
    private const int DefaultUmask = 0b000_010_010;

    public static List<string> Wrap(Command command, string program)
    {
        List<string> words = [];
        AddUserAndGroup(words, command);
        AddUmask(words, command);
        words.Add(program);
        if (command.IsShell) words.Add("-c");
        words.AddRange(command.IsShell ? command.Arguments : command.Arguments.Skip(1));
        return words;
    }

    private static void AddUmask(List<string> words, Command command)
    {
        int wanted = DefaultUmask;
        if (command.Umask is { } text)
        {
            if (text.Length is 0 or > 4 || text.AsSpan().ContainsAnyExceptInRange('0', '7'))
                throw new CommandStartException($"Cannot run `{command}`: its umask \"{text}\" is not three octal digits.");
            wanted = Convert.ToInt32(text, 8) & 0b111_111_111;
        }
        int ours = Posix.Umask(DefaultUmask);
        _ = Posix.Umask(ours);
        if (ours != wanted) words.AddRange(["/bin/sh", "-c", "umask \"$0\" && exec \"$@\"", Convert.ToString(wanted, 8).PadLeft(3, '0')]);
    }

    private static void AddUserAndGroup(List<string> words, Command command)
    {
        if (command.User is null && command.Group is null) return;
        int uid = Posix.GetEUid();
        int gid = Posix.GetEGid();
        bool known = true;
        if (command.User is { } user) (uid, known) = User(command, user);
        if (command.Group is { } group) gid = Group(command, group);
        if (uid == Posix.GetEUid() && gid == Posix.GetEGid()) return;
        if (Posix.GetEUid() != 0)
            throw new CommandStartException($"Cannot run `{command}` as {command.User ?? "group " + command.Group}: only root can. Try with sudo.");
        // The groups of a user come with the user; a group alone replaces all of ours, as a process of that group has them.
        string groups = command.User is not null && known ? "--init-groups" : "--clear-groups";
        words.AddRange(["/usr/bin/setpriv", $"--reuid={uid}", $"--regid={gid}", groups, "--"]);
    }

    private static (int Uid, bool Known) User(Command command, string user)
    {
        bool isNumber = int.TryParse(user, out int uid);
        PosixProcess.PasswordEntry* entry = isNumber ? PosixProcess.GetUser(uid) : PosixProcess.GetUser(user);
        if (entry is not null) return (entry->Uid, true);
        return isNumber ? (uid, false) : throw new CommandStartException($"Cannot run `{command}`: there is no user {user}.");
    }

    private static int Group(Command command, string group)
    {
        if (int.TryParse(group, out int gid)) return gid;
        PosixProcess.GroupEntry* entry = PosixProcess.GetGroup(group);
        return entry is not null ? entry->Gid : throw new CommandStartException($"Cannot run `{command}`: there is no group {group}.");
    }
}
