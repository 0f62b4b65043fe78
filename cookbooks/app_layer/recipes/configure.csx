// The configure event: what depends on the stack is written anew, and who has read it before is restarted, if it runs.
// Whether the instance is healthy is not this event's business: it may be about to leave.
IncludeRecipe("app_layer::balancer");

foreach (Application application in Applications.Described(node))
{
    ApplicationProcesses(application.Name, new() { Application = application, Action = Nothing });
    ApplicationConfiguration(application.Name, new()
    {
        Application = application,
        OnlyIf = When(() => DirectoryExists(application.Shared)),
        Notifies = new Notification("try_restart", $"application_processes[{application.Name}]"),
    });
}
