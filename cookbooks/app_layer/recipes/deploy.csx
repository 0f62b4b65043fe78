// The deploy event: each application that it is about is configured, deployed, and its processes restarted.
IReadOnlyList<Application> applications = Applications.OfThisEvent(node);
if (applications.Any(application => application.Source.Type == "git")) Package("git");

foreach (Application application in applications)
{
    ApplicationFolders(application.Name, new() { Application = application });
    // An application that was not there at the setup is in service from its first deploy on. Later ones leave that as it is.
    ApplicationHealth(application.Name, new() { Application = application, NotIf = When(() => DirectoryExists(application.Current)) });

    var anew = new Notification("try_restart", $"application_processes[{application.Name}]");
    ApplicationUnit(application.Name, new() { Application = application, Notifies = anew });
    ApplicationConfiguration(application.Name, new() { Application = application, Notifies = anew });

    bool isRestarted = false;
    DeployApplication(application, release =>
    {
        ApplicationProcesses(application.Name, new() { Application = application, Action = [Restart, Start] });
        isRestarted = true;
    });
    ApplicationProcesses(application.Name, new()
    {
        Application = application,
        OnlyIf = When(() =>
        {
            // Asked in any case: a plan that cannot know whether there is a deploy then doubts this too.
            bool isDeployed = DirectoryExists(application.Current);
            return isDeployed && !isRestarted;
        }),
    });
}
