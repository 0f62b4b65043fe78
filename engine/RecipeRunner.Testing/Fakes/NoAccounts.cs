using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>An account database of nobody, under the one in memory; nothing is ever written to it.</summary>
internal sealed class NoAccounts : IAccounts
{
    public static NoAccounts Instance { get; } = new();

    public UserAccount? User(string name) => null;

    public UserAccount? User(int uid) => null;

    public GroupAccount? Group(string name) => null;

    public GroupAccount? Group(int gid) => null;

    public void CreateUser(UserChange user) => throw Empty();

    public void ModifyUser(UserChange user) => throw Empty();

    public void RemoveUser(string name, bool removeHome) => throw Empty();

    public void SetUserLock(string name, bool locked) => throw Empty();

    public void CreateGroup(string name, int? gid, bool system, IReadOnlyList<string> members) => throw Empty();

    public void ModifyGroup(string name, int? gid, IReadOnlyList<string>? members) => throw Empty();

    public void RemoveGroup(string name) => throw Empty();

    private static InvalidOperationException Empty() => new("This account database is empty and stays so.");
}
