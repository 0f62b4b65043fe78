// The configure event: what depends on the stack is written anew, and who has to read it again is restarted, if it runs.
// Whether the instance is healthy is not this event's business: it may be leaving.
IncludeRecipe("app_layer::balancer");

foreach (Application application in Applications.Of(node))
{
    ApplicationProcesses(application, Nothing);
    ApplicationConfiguration(application, new Notification(TryRestart, $"application_processes[{application.Name}]"));
}
