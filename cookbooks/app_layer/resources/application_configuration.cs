using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>
/// The files in which an application finds what the stack says: its environment and its database. They lie in the folder that its
/// releases share, are never shown, and are never readable by more than their mode says.
/// </summary>
/// <action name="create">Writes the files.</action>
/// <action name="delete">Removes them.</action>
/// <example><code>
/// if (!node.Has("opsworks")) return; // It is no instance of a stack.
/// foreach (Application application in Applications.Described(node))
///     ApplicationConfiguration(application.Name, new() { Application = application });
/// </code></example>
public sealed record ApplicationConfigurationResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["create", "delete"];

    /// <summary>The application.</summary>
    public required Application Application { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override void Compose(ResourceAction action)
    {
        if (action == Delete)
        {
            foreach (string? path in (string?[])[Application.EnvironmentFile, Application.DatabaseFile])
                if (path is not null) File(path, new() { Action = Delete, Backup = 0, Sensitive = true });
            return;
        }
        Write(Application.EnvironmentFile, EnvironmentText.Of(Application));
        if (Application is { Database: { } database, DatabaseFile: { } file })
            Write(file, file.EndsWith(".json", StringComparison.Ordinal) ? database.Json() : database.Yaml(Application.RailsEnvironment));
    }

    /// <summary>No copies of what was before: that is as secret.</summary>
    private void Write(string path, string content) => File(path, new()
    {
        Content = content,
        Owner = Application.User,
        Group = Application.Group,
        Mode = Application.ConfigMode,
        Backup = 0,
        Sensitive = true,
    });
}

[RecipeVerbs]
public static class ApplicationConfigurationVerbs
{
    /// <summary>Declares the configuration of an application. Actions: create (default), delete.</summary>
    public static ResourceSlot ApplicationConfiguration(string name, ApplicationConfigurationResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
