namespace RecipeRunner.Machines.Overlay;

/// <summary>Users and groups as they would be; none is touched. Over no accounts at all it is an account database in memory.</summary>
internal sealed class OverlayAccounts(Func<IAccounts> below, IFiles files, OverlayState state) : IAccounts
{
    private readonly Dictionary<string, Written<UserAccount>> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Written<GroupAccount>> groups = new(StringComparer.Ordinal);

    /// <summary>An account as written; null when it was removed.</summary>
    private sealed record Written<T>(T? Account, int Time, string? Doubt)
        where T : class;

    public UserAccount? User(string name) => Read(users, name, below().User(name));

    public UserAccount? User(int uid) =>
        users.Values.FirstOrDefault(user => user.Account?.Uid == uid)?.Account is { } written ? User(written.Name)
        : below().User(uid) is { } user && !users.ContainsKey(user.Name) ? User(user.Name) : null;

    public GroupAccount? Group(string name) => Read(groups, name, below().Group(name));

    public GroupAccount? Group(int gid) =>
        groups.Values.FirstOrDefault(group => group.Account?.Gid == gid)?.Account is { } written ? Group(written.Name)
        : below().Group(gid) is { } group && !groups.ContainsKey(group.Name) ? Group(group.Name) : null;

    /// <summary>Whether the plan made or changed a user or group of this name.</summary>
    public bool IsWritten(string name) => users.ContainsKey(name) || groups.ContainsKey(name);

    public void CreateUser(UserChange user)
    {
        int uid = user.Uid ?? FreeNumber(user.System, number => Peek(number) is not null);
        if (user.Group is null && PeekGroup(user.Name) is null) CreateGroup(user.Name, PeekGroup(uid) is null ? uid : null, user.System, []);
        GroupAccount group = FindGroup(user.Group ?? user.Name);
        string home = user.Home ?? "/home/" + user.Name;
        Set(users, user.Name, new UserAccount(user.Name, uid, group.Gid, user.Comment ?? "", home, user.Shell ?? "/bin/sh")
        {
            PasswordHash = user.PasswordHash ?? "!",
        });
        if (user.ManageHome) HomeFolder.Make(files, home, uid, group.Gid);
    }

    public void ModifyUser(UserChange user)
    {
        UserAccount old = Existing(user.Name);
        UserAccount changed = old with
        {
            Uid = user.Uid ?? old.Uid,
            Gid = user.Group is null ? old.Gid : FindGroup(user.Group).Gid,
            Comment = user.Comment ?? old.Comment,
            Home = user.Home ?? old.Home,
            Shell = user.Shell ?? old.Shell,
            PasswordHash = user.PasswordHash ?? old.PasswordHash,
        };
        Set(users, user.Name, changed);
        if (user.ManageHome && changed.Home != old.Home) HomeFolder.Move(files, old.Home, changed.Home);
    }

    public void RemoveUser(string name, bool removeHome)
    {
        UserAccount user = Existing(name);
        Set<UserAccount>(users, name, null);
        // userdel takes the user's own group along when nobody is in it.
        if (PeekGroup(name) is { Members.Count: 0 } own && own.Gid == user.Gid) Set<GroupAccount>(groups, name, null);
        if (removeHome && files.Stat(user.Home)?.Kind == FileKind.Directory) files.DeleteDirectory(user.Home, recursive: true);
    }

    public void SetUserLock(string name, bool locked)
    {
        UserAccount user = Existing(name);
        string hash = user.PasswordHash ?? "";
        Set(users, name, user with { PasswordHash = locked ? (user.Locked ? hash : "!" + hash) : hash.TrimStart('!') });
    }

    public void CreateGroup(string name, int? gid, bool system, IReadOnlyList<string> members) =>
        Set(groups, name, new GroupAccount(name, gid ?? FreeNumber(system, number => PeekGroup(number) is not null), members));

    public void ModifyGroup(string name, int? gid, IReadOnlyList<string>? members)
    {
        GroupAccount old = PeekGroup(name) ?? throw new IOException($"Cannot change the group {name}: it does not exist.");
        Set(groups, name, old with { Gid = gid ?? old.Gid, Members = members ?? old.Members });
    }

    public void RemoveGroup(string name)
    {
        if (PeekGroup(name) is null) throw new IOException($"Cannot remove the group {name}: it does not exist.");
        Set<GroupAccount>(groups, name, null);
    }

    private T? Read<T>(Dictionary<string, Written<T>> accounts, string name, T? below)
        where T : class
    {
        Written<T>? written = accounts.GetValueOrDefault(name);
        int since = written?.Time ?? 0;
        state.Note(written?.Doubt ?? state.NameDoubt(name, since));
        T? account = written is null ? below : written.Account;
        if (account is not null) return account;
        // Many a package makes a user and a group of its own name.
        foreach (PendingPackage package in state.Packages)
        {
            if (package.Time > since && package.Name == name) state.Doubts.Note(package.Reason);
        }
        return null;
    }

    private void Set<T>(Dictionary<string, Written<T>> accounts, string name, T? account)
        where T : class => accounts[name] = new Written<T>(account, state.Tick(), state.Doubts.Writing);

    private UserAccount Existing(string name) =>
        (users.TryGetValue(name, out Written<UserAccount>? user) ? user.Account : below().User(name))
        ?? throw new IOException($"Cannot change the user {name}: it does not exist.");

    private UserAccount? Peek(int uid) => users.Values.FirstOrDefault(user => user.Account?.Uid == uid)?.Account ?? below().User(uid);

    private GroupAccount? PeekGroup(string name) => groups.TryGetValue(name, out Written<GroupAccount>? group) ? group.Account : below().Group(name);

    private GroupAccount? PeekGroup(int gid) => groups.Values.FirstOrDefault(group => group.Account?.Gid == gid)?.Account ?? below().Group(gid);

    private GroupAccount FindGroup(string nameOrNumber) =>
        PeekGroup(nameOrNumber) ?? (int.TryParse(nameOrNumber, out int gid) ? PeekGroup(gid) ?? new GroupAccount(nameOrNumber, gid, []) : null)
        ?? throw new IOException($"There is no group {nameOrNumber}.");

    /// <summary>As useradd looks: people from 1000 up, system accounts from 999 down.</summary>
    private static int FreeNumber(bool system, Func<int, bool> taken)
    {
        int number = system ? 999 : 1000;
        while (taken(number)) number += system ? -1 : 1;
        return number;
    }
}
