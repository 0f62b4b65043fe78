using System.IO;
using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>
/// What runs an application: its services, or a command that restarts whatever does. Services are enabled and started by
/// <c>start</c>, and <c>restart</c> starts those that do not run; <c>try_restart</c> leaves those alone.
/// </summary>
/// <action name="start">Enables the services, and starts those that do not run.</action>
/// <action name="restart">Restarts the services, those that do not run too; without services, runs the application's restart command.</action>
/// <action name="try_restart">The same, but leaves services alone that do not run.</action>
/// <action name="stop">Stops the services.</action>
/// <example><code>
/// if (!node.Has("opsworks")) return; // It is no instance of a stack.
/// foreach (Application application in Applications.Of(node))
///     ApplicationProcesses(application.Name, new() { Application = application, Action = Restart });
/// </code></example>
public sealed record ApplicationProcessesResource : Resource<ApplicationProcessesResource.State>
{
    private static readonly ResourceAction[] Known = ["start", "restart", "try_restart", "stop"];

    /// <summary>The application.</summary>
    public required Application Application { get; init; }

    /// <summary>The services. Default: all that the application has.</summary>
    public Many<string>? Services { get; init; }

    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>The services as they are, and whether there is a release to run.</summary>
    public sealed record State(IReadOnlyList<ServiceState> Services, bool IsDeployed);

    /// <summary>A service as it is.</summary>
    public sealed record ServiceState(string Name, ServiceStatus Status);

    protected override State Load(ResourceContext context) =>
        new([.. (Services ?? (IReadOnlyList<string>)Application.Services).Select(name => new ServiceState(name, context.Machine.Services.Status(name)))], context.Machine.Files.Stat(Application.Current) is not null);

    protected override IEnumerable<Step> Plan(ResourceAction action, State state)
    {
        if (action == Stop)
        {
            foreach ((string name, ServiceStatus status) in state.Services)
                if (status.Running) yield return Tell("stop", name, s => s.Stop(name));
            yield break;
        }
        // Without a release there is nothing that could run.
        if (!state.IsDeployed) yield break;

        foreach ((string name, ServiceStatus status) in state.Services)
        {
            if (action == Start && !status.Enabled && status.Toggles) yield return Tell("enable", name, s => s.Enable(name));
            if (action == Start && !status.Running) yield return Tell("start", name, s => s.Start(name));
            if (action != Start && Application.RestartCommand is null && (status.Running || action == Restart)) yield return Tell("restart", name, s => s.Restart(name));
        }
        if (action != Start && Application.RestartCommand is { } command) yield return Command(command);
    }

    private static Step Tell(string verb, string name, Action<IServices> apply) => new($"{verb} service {name}", m => apply(m.Services)) { IsOpaque = true };

    /// <summary>As Chef's deploy runs it: in the release, as the application's user and in its environment.</summary>
    private Step Command(string command) => new($"execute {command}", m =>
    {
        CommandResult result = m.Processes.Run(RecipeRunner.Machines.Command.Shell(command) with
        {
            Cwd = Application.Current,
            User = Application.User,
            Group = Application.Group,
            Environment = Application.Environment.ToDictionary(variable => variable.Key, variable => (string?)variable.Value),
        });
        if (!result.Succeeded)
            throw new IOException($"`{command}`, which restarts {Application.Name}, ended with exit code {result.ExitCode}.{(result.Output.Length > 0 ? "\n" + result.Output : "")}");
    })
    { IsOpaque = true };
}

[RecipeVerbs]
public static class ApplicationProcessesVerbs
{
    /// <summary>Declares what runs an application. Actions: start (default), restart, try_restart, stop.</summary>
    public static ResourceSlot ApplicationProcesses(string name, ApplicationProcessesResource properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties, file, line);
}
