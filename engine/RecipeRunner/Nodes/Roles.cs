namespace RecipeRunner.Nodes;

/// <summary>Where roles come from.</summary>
internal interface IRoles
{
    /// <summary>The role of a name, or null.</summary>
    Role? Find(string name);

    /// <summary>The end of a message about a role that does not exist; empty when there is nothing to say.</summary>
    string WayOut(string name);
}

/// <summary>Roles as JSON files in folders, and in folders below them; only those that a run list names are read.</summary>
internal sealed class RoleFolders(IReadOnlyList<string> folders) : IRoles
{
    private readonly NamedFiles files = new("role", """{"run_list": ["recipe[web]"]}""", folders, SearchOption.AllDirectories);

    public Role? Find(string name) => files.Find(name) is { } file ? RoleJson.LoadRole(file) : null;

    public string WayOut(string name) => files.WayOut(name);
}
