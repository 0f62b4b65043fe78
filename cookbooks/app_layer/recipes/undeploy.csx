// The undeploy event: an application leaves, with all that a deploy wrote for it.
string? activity = (string?)node.Read("opsworks", "activity");
if (activity is "setup" or "configure" or "deploy" or "shutdown")
    throw Fail($"app_layer::undeploy removes every application in the attribute deploy, and these attributes are those of a {activity}. With opsworks.activity = \"undeploy\" it removes them.");

IReadOnlyList<Application> leaving = Applications.OfThisEvent(node);
if (leaving.Count == 0) return;

DrainApplications(node, leaving);
foreach (Application application in leaving)
{
    ApplicationProcesses(application.Name, new() { Application = application, Services = [.. Applications.OwnServices(node, application)], Action = Stop });
    ApplicationUnit(application.Name, new() { Application = application, Action = Delete });
    ApplicationConfiguration(application.Name, new() { Application = application, Action = Delete });
    Directory(application.DeployTo, new() { Action = Delete, Recursive = true });
}
