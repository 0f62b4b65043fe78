using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>The systemd unit of an application that is a command; nothing where it is none.</summary>
/// <action name="create">Writes the unit.</action>
/// <action name="delete">Stops it, and removes it.</action>
/// <example><code>
/// if (!node.Has("opsworks")) return; // It is no instance of a stack.
/// foreach (Application application in Applications.OfThisEvent(node))
/// {
///     ApplicationUnit(application.Name, new()
///     {
///         Application = application,
///         Notifies = new Notification("try_restart", $"application_processes[{application.Name}]"),
///     });
///     ApplicationProcesses(application.Name, new() { Application = application });
/// }
/// </code></example>
public sealed record ApplicationUnitResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["create", "delete"];

    /// <summary>The application.</summary>
    public required Application Application { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override void Compose(ResourceAction action)
    {
        string path = ServiceUnit.PathOf(Application);
        if (action == Delete)
        {
            if (!ServiceUnit.IsOurs(path)) return;
            Service(Application.Name, new() { Action = [Stop, Disable] });
        }
        else
        {
            if (Application.Command is null) return;
            if (ServiceUnit.Stranger(Application) is { } stranger)
                throw Fail($"app_layer: a service for the command of {Application.Name} would be in the way of {stranger}. Name that service in app_layer.applications.{Application.Name}.service if it is the application's, or give the application another short name.");
        }
        File(path, new()
        {
            Content = action == Delete ? null : ServiceUnit.Text(Application),
            Mode = action == Delete ? null : "0644",
            Action = action,
            Notifies = new Notification(Run, "execute[systemctl daemon-reload]", Immediately),
        });
        Execute("systemctl daemon-reload", new()
        {
            Command = new[] { "systemctl", "daemon-reload" },
            Action = Nothing,
            OnlyIf = When(() => DirectoryExists("/run/systemd/system")),
        });
    }
}

[RecipeVerbs]
public static class ApplicationUnitVerbs
{
    /// <summary>Declares the unit of an application that is a command. Actions: create (default), delete, which stops it too.</summary>
    public static ResourceSlot ApplicationUnit(string name, ApplicationUnitResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
