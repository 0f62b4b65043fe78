// The setup event. OpsWorks deployed all applications as the second part of it: put app_layer::deploy behind it in the run list.
IncludeRecipe("app_layer::balancer");

foreach (Application application in Applications.Described(node))
{
    ApplicationFolders(application.Name, new() { Application = application });
    // An instance that left its balancers, to be stopped, comes back by its setup, and by nothing else.
    ApplicationHealth(application.Name, new() { Application = application });
}
