using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>What an application finds on its instance before it is deployed: its user and group, and its folders as OpsWorks makes them.</summary>
/// <action name="create">Makes user, group and folders.</action>
/// <example><code>
/// if (!node.Has("opsworks")) return; // It is no instance of a stack.
/// foreach (Application application in Applications.Of(node))
///     ApplicationFolders(application.Name, new() { Application = application });
/// </code></example>
public sealed record ApplicationFoldersResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["create"];
    private static readonly string[] InShared = ["log", "config", "system", "pids", "scripts", "sockets"];

    /// <summary>The application.</summary>
    public required Application Application { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override void Compose(ResourceAction action)
    {
        (string user, string group) = (Application.User, Application.Group);
        Group(group);
        User(user, new() { ManageHome = true });
        Directory(Application.DeployTo, new() { Recursive = true, Owner = user, Group = group, Mode = "0775" });
        Directory(Application.Shared, new() { Owner = user, Group = group, Mode = "0770" });
        foreach (string folder in InShared)
            Directory($"{Application.Shared}/{folder}", new() { Owner = user, Group = group, Mode = "0770" });
    }
}

[RecipeVerbs]
public static class ApplicationFoldersVerbs
{
    /// <summary>Declares the folders of an application. Action: create (default).</summary>
    public static ResourceSlot ApplicationFolders(string name, ApplicationFoldersResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
