using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>
/// Lets balancers send to an application: its health file is there, and its drain file is not. What `drain` took away, only this
/// brings back.
/// </summary>
/// <action name="create">Makes the health file, and removes the drain file.</action>
/// <example><code>
/// if (!node.Has("opsworks")) return; // It is no instance of a stack.
/// foreach (Application application in Applications.Of(node))
///     ApplicationHealth(application.Name, new() { Application = application });
/// </code></example>
public sealed record ApplicationHealthResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["create"];

    /// <summary>The application.</summary>
    public required Application Application { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override void Compose(ResourceAction action)
    {
        if (Application.HealthFile is { } health)
            File(health, new() { Content = "in service\n", Owner = Application.User, Group = Application.Group, Mode = "0644" });
        if (Application.DrainFile is { } drain) File(drain, new() { Action = Delete, Backup = 0 });
    }
}

[RecipeVerbs]
public static class ApplicationHealthVerbs
{
    /// <summary>Declares that an application may be sent to. Action: create (default).</summary>
    public static ResourceSlot ApplicationHealth(string name, ApplicationHealthResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
