// The shutdown event: the instance leaves its balancers, and then its processes stop, whatever became of that.
IReadOnlyList<Application> applications = Applications.Of(node);
if (applications.Count == 0) return;

DrainApplications(node, applications);
foreach (Application application in applications)
    ApplicationProcesses(application.Name, new() { Application = application, Action = Stop, IgnoreFailure = true });
