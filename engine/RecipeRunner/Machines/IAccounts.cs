namespace RecipeRunner.Machines;

/// <summary>Users and groups of a machine.</summary>
public interface IAccounts
{
    /// <summary>The user of this name, or null.</summary>
    UserAccount? User(string name);

    /// <summary>The user with this number, or null.</summary>
    UserAccount? User(int uid);

    /// <summary>The group of this name, or null.</summary>
    GroupAccount? Group(string name);

    /// <summary>The group with this number, or null.</summary>
    GroupAccount? Group(int gid);

    /// <summary>Makes a user, with useradd's own defaults for what is null.</summary>
    void CreateUser(UserChange user);

    /// <summary>Changes what is not null of an existing user.</summary>
    void ModifyUser(UserChange user);

    /// <summary>Removes a user; its home folder too when <paramref name="removeHome"/>.</summary>
    void RemoveUser(string name, bool removeHome);

    /// <summary>Locks or unlocks a user's password.</summary>
    void SetUserLock(string name, bool locked);

    /// <summary>Makes a group.</summary>
    void CreateGroup(string name, int? gid, bool system, IReadOnlyList<string> members);

    /// <summary>Sets a group's number and members; null leaves one as it is.</summary>
    void ModifyGroup(string name, int? gid, IReadOnlyList<string>? members);

    /// <summary>Removes a group.</summary>
    void RemoveGroup(string name);
}

/// <summary>One line of the user database.</summary>
/// <param name="Name">Login name.</param>
/// <param name="Uid">Number.</param>
/// <param name="Gid">Number of the primary group.</param>
/// <param name="Comment">GECOS field.</param>
/// <param name="Home">Home folder.</param>
/// <param name="Shell">Login shell.</param>
public sealed record UserAccount(string Name, int Uid, int Gid, string Comment, string Home, string Shell)
{
    /// <summary>The password's hash as in the shadow file; null when it cannot be read.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Whether the password is locked.</summary>
    public bool Locked => PasswordHash?.StartsWith('!') ?? false;
}

/// <summary>One line of the group database.</summary>
/// <param name="Name">Group name.</param>
/// <param name="Gid">Number.</param>
/// <param name="Members">Names of its members, primary ones not included.</param>
public sealed record GroupAccount(string Name, int Gid, IReadOnlyList<string> Members);

/// <summary>What a user is to be; null is "leave it".</summary>
/// <param name="Name">Login name.</param>
public sealed record UserChange(string Name)
{
    /// <summary>Number.</summary>
    public int? Uid { get; init; }

    /// <summary>Primary group, by name or number.</summary>
    public string? Group { get; init; }

    /// <summary>GECOS field.</summary>
    public string? Comment { get; init; }

    /// <summary>Home folder.</summary>
    public string? Home { get; init; }

    /// <summary>Login shell.</summary>
    public string? Shell { get; init; }

    /// <summary>Password hash, as <c>crypt(3)</c> makes it. Never shown.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Whether <see cref="Uid"/> may be the number of another user.</summary>
    public bool NonUnique { get; init; }

    /// <summary>Whether a new user is a system user.</summary>
    public bool System { get; init; }

    /// <summary>Whether the home folder is made (or moved, with a new <see cref="Home"/>).</summary>
    public bool ManageHome { get; init; }
}
