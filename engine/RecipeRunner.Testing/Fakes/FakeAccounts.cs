using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Accounts in memory that log what is done to them.</summary>
internal sealed class FakeAccounts(IAccounts accounts, List<string> log) : IAccounts
{
    public UserAccount? User(string name) => accounts.User(name);

    public UserAccount? User(int uid) => accounts.User(uid);

    public GroupAccount? Group(string name) => accounts.Group(name);

    public GroupAccount? Group(int gid) => accounts.Group(gid);

    public void CreateUser(UserChange user)
    {
        if (accounts.User(user.Name) is not null) throw new IOException($"useradd: user '{user.Name}' already exists.");
        accounts.CreateUser(user);
        log.Add("create user " + user.Name);
    }

    public void ModifyUser(UserChange user)
    {
        accounts.ModifyUser(user);
        log.Add("modify user " + user.Name);
    }

    public void RemoveUser(string name, bool removeHome)
    {
        accounts.RemoveUser(name, removeHome);
        log.Add("remove user " + name);
    }

    public void SetUserLock(string name, bool locked)
    {
        accounts.SetUserLock(name, locked);
        log.Add((locked ? "lock user " : "unlock user ") + name);
    }

    public void CreateGroup(string name, int? gid, bool system, IReadOnlyList<string> members)
    {
        if (accounts.Group(name) is not null) throw new IOException($"groupadd: group '{name}' already exists.");
        accounts.CreateGroup(name, gid, system, members);
        log.Add("create group " + name);
    }

    public void ModifyGroup(string name, int? gid, IReadOnlyList<string>? members)
    {
        accounts.ModifyGroup(name, gid, members);
        log.Add("modify group " + name);
    }

    public void RemoveGroup(string name)
    {
        accounts.RemoveGroup(name);
        log.Add("remove group " + name);
    }
}
