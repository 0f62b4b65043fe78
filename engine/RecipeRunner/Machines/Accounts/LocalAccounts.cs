using RecipeRunner.Converging;

namespace RecipeRunner.Machines.Accounts;

/// <summary>Users and groups by the files in /etc, by getent for those of a directory service, and changed by the shadow tools.</summary>
internal sealed class LocalAccounts(IFiles files, IProcesses processes) : IAccounts
{
    private readonly AccountFiles accountFiles = new(files);
    private readonly Dictionary<string, string?> elsewhere = [];

    public UserAccount? User(string name) => WithHash(accountFiles.Users.FirstOrDefault(user => user.Name == name) ?? UserElsewhere(name));

    public UserAccount? User(int uid) =>
        WithHash(accountFiles.Users.FirstOrDefault(user => user.Uid == uid) ?? UserElsewhere(uid.ToString()));

    public GroupAccount? Group(string name) => accountFiles.Groups.FirstOrDefault(group => group.Name == name) ?? GroupElsewhere(name);

    public GroupAccount? Group(int gid) => accountFiles.Groups.FirstOrDefault(group => group.Gid == gid) ?? GroupElsewhere(gid.ToString());

    public void CreateUser(UserChange user)
    {
        List<string> words = ["useradd", .. Options(user)];
        if (user.System) words.Add("--system");
        words.Add(user.ManageHome ? "--create-home" : "--no-create-home");
        Run($"Creating user {user.Name} failed", [.. words, "--", user.Name]);
        SetPassword(user);
    }

    public void ModifyUser(UserChange user)
    {
        List<string> words = Options(user);
        if (user.Home is not null && user.ManageHome) words.Add("--move-home");
        if (words.Count > 0) Run($"Changing user {user.Name} failed", ["usermod", .. words, "--", user.Name]);
        SetPassword(user);
    }

    public void RemoveUser(string name, bool removeHome) =>
        Run($"Removing user {name} failed", ["userdel", .. removeHome ? (string[])["--remove"] : [], "--", name]);

    public void SetUserLock(string name, bool locked) =>
        Run($"{(locked ? "Locking" : "Unlocking")} user {name} failed", ["usermod", locked ? "--lock" : "--unlock", "--", name]);

    public void CreateGroup(string name, int? gid, bool system, IReadOnlyList<string> members)
    {
        List<string> words = ["groupadd"];
        if (gid is { } number) words.AddRange(["--gid", number.ToString()]);
        if (system) words.Add("--system");
        Run($"Creating group {name} failed", [.. words, "--", name]);
        if (members.Count > 0) SetMembers(name, members);
    }

    public void ModifyGroup(string name, int? gid, IReadOnlyList<string>? members)
    {
        if (gid is { } number) Run($"Changing group {name} failed", ["groupmod", "--gid", number.ToString(), "--", name]);
        if (members is not null) SetMembers(name, members);
    }

    public void RemoveGroup(string name) => Run($"Removing group {name} failed", ["groupdel", "--", name]);

    private static List<string> Options(UserChange user)
    {
        var words = new List<string>();
        Add("--uid", user.Uid?.ToString());
        if (user is { Uid: not null, NonUnique: true }) words.Add("--non-unique");
        Add("--gid", user.Group);
        Add("--comment", user.Comment);
        Add("--home", user.Home);
        Add("--shell", user.Shell);
        return words;

        // One word, so that a value that begins with a dash is not read as an option.
        void Add(string option, string? value)
        {
            if (value is not null) words.Add($"{option}={value}");
        }
    }

    /// <summary>The hash goes through standard input: a command line can be read by everyone on the machine.</summary>
    private void SetPassword(UserChange user)
    {
        if (user.PasswordHash is null) return;
        if (user.PasswordHash.AsSpan().ContainsAny(':', '\n', '\r'))
            throw new RecipeRunnerException($"The password of user {user.Name} is not a hash as crypt(3) makes it; 'openssl passwd -6' makes one.", ExitCode.ResourceFailed);
        string what = $"Setting the password of {user.Name} failed";
        processes.RunOrThrow(what, new Command(["chpasswd", "--encrypted"]) { Input = $"{user.Name}:{user.PasswordHash}\n" });
        Forget();
    }

    private void SetMembers(string group, IReadOnlyList<string> members) =>
        Run($"Setting the members of group {group} failed", ["gpasswd", "--members", string.Join(',', members), group]);

    private void Run(string what, IReadOnlyList<string> words)
    {
        try
        {
            processes.RunOrThrow(what, new Command(words) { Timeout = TimeSpan.FromMinutes(5) });
        }
        finally
        {
            Forget();
        }
    }

    private UserAccount? WithHash(UserAccount? user) =>
        user is not null && accountFiles.PasswordHash(user.Name) is { } hash ? user with { PasswordHash = hash } : user;

    private UserAccount? UserElsewhere(string key) => Elsewhere("passwd", key) is { } line ? AccountFiles.ParseUser(line) : null;

    private GroupAccount? GroupElsewhere(string key) => Elsewhere("group", key) is { } line ? AccountFiles.ParseGroup(line) : null;

    /// <summary>
    /// A line of a directory service (LDAP, NIS). Without one named in nsswitch.conf there is nothing to ask, and no process is run.
    /// </summary>
    private string? Elsewhere(string database, string key)
    {
        if (!NameServices.HasMoreThanFiles(files, database)) return null;
        string question = $"{database} {key}";
        if (!elsewhere.TryGetValue(question, out string? line))
        {
            CommandResult answer = processes.Run(new Command(["getent", database, key]) { Changes = false, Timeout = TimeSpan.FromSeconds(30) });
            elsewhere[question] = line = answer.Succeeded ? answer.Stdout.TrimEnd('\n') : null;
        }
        return line;
    }

    private void Forget()
    {
        accountFiles.Forget();
        elsewhere.Clear();
    }
}
