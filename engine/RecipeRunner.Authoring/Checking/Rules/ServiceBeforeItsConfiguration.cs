using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ServiceBeforeItsConfiguration : Rule
{
    public override string Code => "RR070";

    public override string Name => "service-before-its-configuration";

    public override string Summary => "A recipe starts a service before it writes the file that the service reads.";

    public override string Why =>
        "A start that fails because of the old file ends the run, so that the new file, which would mend it, is never written: the machine cannot repair itself. Notifications name a service that is declared later just as well.";

    public override Example Bad => Example.Recipe("""
        Service("nginx", new() { Action = [Enable, Start] });
        File("/etc/nginx/conf.d/gzip.conf", new() { Content = "gzip on;\n", Notifies = [new(Reload, "service[nginx]")] });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/nginx/conf.d/gzip.conf", new() { Content = "gzip on;\n", Notifies = [new(Reload, "service[nginx]")] });
        Service("nginx", new() { Action = [Enable, Start] });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        if (source.Kind != SourceKind.Recipe) yield break;
        for (int i = 0; i < source.Declarations.Count; i++)
        {
            Declaration service = source.Declarations[i];
            if (!service.Is("ServiceResource") || service.IsGuarded() || service.Key is not { } key || service.Actions()?.Contains("start") != true) continue;
            string[] sources = [.. service.Subscribes().Select(signal => signal.Key)];
            Declaration? later = source.Declarations.Skip(i + 1).FirstOrDefault(declared => declared.Is("ContentResource") && declared.Actions() is [] or ["create"]
                && (declared.Notifies().Any(signal => signal.Key == key && signal.Action is "restart" or "reload") || sources.Contains(declared.Key)));
            if (later is not null)
                yield return At(service.Call.Syntax, $"{key} starts before line {later.Line()} writes a file of its own: a start that fails because of the old file keeps the new one away.",
                    "Declare the service behind its files.");
        }
    }
}
