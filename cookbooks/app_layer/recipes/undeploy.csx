// The undeploy event: an application leaves, with all that a deploy wrote for it.
string? activity = (string?)node.Read("opsworks", "activity");
if (activity is "setup" or "configure" or "deploy" or "shutdown")
    throw Fail($"app_layer::undeploy removes every application in the attribute deploy, and what these attributes were made for is a {activity}. With opsworks.activity = \"undeploy\" it removes them.");

IReadOnlyList<Application> leaving = Applications.OfThisEvent(node);
if (leaving.Count == 0) return;

DrainApplications(leaving);
foreach (Application application in leaving)
{
    ApplicationProcesses(Applications.WithoutSharedServices(node, application), Stop);
    ApplicationUnit(application, Delete);
    Directory(application.DeployTo, new() { Action = Delete, Recursive = true });
}
