using System.Text;
using RecipeRunner.Converging;
using Map = System.Collections.Generic.OrderedDictionary<string, object?>;

namespace RecipeRunner.Stacks.Import;

/// <summary>The applications of a stack in the JSON of Chef 11: the list of all, and <c>deploy</c> with those that a command is for.</summary>
internal sealed class Chef11Apps(StackResources stack, StackCommand command, Action<string>? note)
{
    /// <summary>OpsWorks took no more of an application's environment.</summary>
    public const int LargestEnvironment = 20 * 1024;

    private IEnumerable<StackFields> Apps => stack.Apps.OrderBy(StackResources.AppName, StringComparer.Ordinal);

    public List<Map> List() =>
        [.. Apps.Select(app => new Map { ["name"] = app.Text("name"), ["slug_name"] = StackResources.AppName(app), ["application_type"] = Type(app) })];

    public Map Deploy()
    {
        var deploy = new Map();
        foreach (StackFields app in Apps.Where(IsMeant)) deploy[StackResources.AppName(app)] = Entry(app, StackResources.AppName(app));
        return deploy;
    }

    private bool IsMeant(StackFields app) => command.AppIds is null || (app.Text("app_id") is { } id && command.AppIds.Contains(id));

    private Map Entry(StackFields app, string name)
    {
        StackFields source = app.Below("app_source"), attributes = app.Below("attributes"), ssl = app.Below("ssl_configuration");
        Map environment = Environment(app, name);
        return new()
        {
            ["application"] = name,
            ["application_type"] = Type(app),
            ["environment"] = environment,
            ["environment_variables"] = environment,
            ["auto_bundle_on_deploy"] = attributes.Has("auto_bundle_on_deploy") ? attributes.Flag("auto_bundle_on_deploy") : null,
            ["deploy_to"] = "/srv/www/" + name,
            ["deploying_user"] = command.User,
            ["document_root"] = attributes.Text("document_root"),
            ["domains"] = StackResources.Domains(app),
            ["migrate"] = command.Migrate,
            ["mounted_at"] = null,
            ["rails_env"] = attributes.Text("rails_env"),
            ["restart_command"] = null,
            ["sleep_before_restart"] = 0,
            ["ssl_support"] = app.Flag("enable_ssl"),
            ["ssl_certificate"] = ssl.Text("certificate"),
            ["ssl_certificate_key"] = Secret(ssl.Text("private_key"), $"deploy.{name}.ssl_certificate_key"),
            ["ssl_certificate_ca"] = ssl.Text("chain"),
            ["scm"] = new Map
            {
                ["scm_type"] = source.Text("type"),
                ["repository"] = source.Text("url"),
                ["revision"] = source.Text("revision"),
                ["ssh_key"] = Secret(source.Text("ssh_key"), $"deploy.{name}.scm.ssh_key"),
                ["user"] = source.Text("user") ?? source.Text("username"),
                ["password"] = Secret(source.Text("password"), $"deploy.{name}.scm.password"),
            },
            ["symlink_before_migrate"] = new Map(),
            ["symlinks"] = new Map(),
            ["database"] = Database(app, name),
            ["memcached"] = new Map { ["host"] = null, ["port"] = 11211 },
            ["stack"] = new Map { ["needs_reload"] = false },
        };
    }

    /// <summary>Chef 12 has the environment as an object, the API as a list of key and value.</summary>
    private Map Environment(StackFields app, string name)
    {
        IEnumerable<KeyValuePair<string, string>> pairs = app.IsObject("environment")
            ? app.Below("environment").Pairs()
            : app.Each("environment").Where(e => e.Text("key") is not null).Select(e => KeyValuePair.Create(e.Text("key")!, e.Text("value") ?? ""));
        var environment = new Map();
        int size = 0;
        foreach ((string key, string value) in pairs)
        {
            size += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
            environment[key] = Secret(value, $"deploy.{name}.environment_variables.{key}");
        }
        return size <= LargestEnvironment ? environment
            : throw new RecipeRunnerException($"The environment of the application {name} has {size} bytes; OpsWorks takes {LargestEnvironment} (20 KB) at most.");
    }

    private Map Database(StackFields app, string name)
    {
        foreach (StackFields source in app.Each("data_sources"))
        {
            if (source.Text("arn") is not { } arn || stack.RdsDbInstances.FirstOrDefault(r => r.Text("rds_db_instance_arn") == arn) is not { } rds) continue;
            return new()
            {
                ["adapter"] = rds.Text("engine"),
                ["data_source_provider"] = "rds",
                ["database"] = source.Text("database_name"),
                ["host"] = rds.Text("address"),
                ["port"] = rds.Number("port"),
                ["username"] = rds.Text("db_user"),
                ["password"] = Secret(rds.Text("db_password"), $"deploy.{name}.database.password"),
                ["reconnect"] = true,
            };
        }
        return [];
    }

    private string? Secret(string? value, string path) => Secrets.Shown(value, path, note);

    private static string? Type(StackFields app) => app.Text("type") is "static" ? "web" : app.Text("type");
}
