using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks;

/// <summary>The stack in the attributes <c>opsworks</c> and <c>deploy</c>, as OpsWorks sent it for Chef 11.10 and before.</summary>
internal sealed class Chef11Stack : IStackData
{
    private readonly StackFields opsworks;
    private readonly StackFields stack;
    private readonly StackFields layers;
    private readonly StackFields self;
    private readonly StackFields deploy;
    private readonly Func<Instance, IReadOnlyList<string>> layersOf;
    private Dictionary<string, List<string>>? layersByHost;

    public Chef11Stack(StackFields opsworks, StackFields deploy)
    {
        (this.opsworks, this.deploy) = (opsworks, deploy);
        (stack, layers, self) = (opsworks.Below("stack"), opsworks.Below("layers"), opsworks.Below("instance"));
        layersOf = instance => (layersByHost ??= Index()).GetValueOrDefault(instance.HostName) ?? [];
    }

    public string? Name => stack.Text("name");

    public string? Id => stack.Text("id");

    public string? Region => self.Text("region");

    public string? VpcId => stack.Text("vpc_id");

    public IEnumerable<string> LayerNames => layers.Keys;

    public string SelfSource => "the attribute opsworks.instance.hostname is missing";

    /// <summary>The stack in a node's attributes; null when there is none.</summary>
    public static Chef11Stack? Of(Node node)
    {
        // A cookbook's own settings below the same key are no stack.
        if (!node.Has("opsworks", "layers") && !node.Has("opsworks", "instance") && !node.Has("opsworks", "stack")) return null;
        var deploy = node.Read("deploy")?.Merged() as MapNode;
        return new(new((MapNode)node["opsworks"].Merged(), "opsworks"), new(deploy ?? new MapNode(default), "deploy"));
    }

    public Layer Layer(string shortName)
    {
        if (!layers.Has(shortName)) return new(shortName);
        StackFields fields = layers.Below(shortName);
        return new(shortName, () => InstancesOf(shortName)) { Name = fields.Text("name"), Id = fields.Text("id") };
    }

    public IEnumerable<Instance> Instances() => Self() is { } me ? Others().Prepend(me) : Others();

    /// <summary>The instances besides the one of this run, each once: one may be in several layers.</summary>
    public IEnumerable<Instance> Others()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (self.Text("hostname") is { } me) seen.Add(me);
        foreach (string layer in layers.Keys)
            foreach (Instance instance in InstancesOf(layer))
                if (seen.Add(instance.HostName))
                    yield return instance;
    }

    /// <summary>The instance of this run. What only a layer's entry says of it, such as its status, is there once it is online.</summary>
    public Instance? Self()
    {
        if (self.Text("hostname") is not { } host) return null;
        IReadOnlyList<string> own = self.Texts("layers");
        string? listedIn = own.FirstOrDefault(layer => layers.Has(layer) && Hosts(layer).Has(host));
        return Read(host, self, listedIn is null ? null : Hosts(listedIn).Below(host), _ => [.. own.Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// What <c>deploy</c> holds, and what only <c>opsworks.applications</c> lists: a deployment sends the one application that it is for.
    /// </summary>
    public IEnumerable<App> Apps()
    {
        var listed = new Dictionary<string, StackFields>(StringComparer.Ordinal);
        foreach (StackFields application in opsworks.Each("applications"))
            if (application.Text("slug_name") is { } name)
                listed.TryAdd(name, application);
        foreach (string name in deploy.Keys)
            if (deploy.IsObject(name) && (listed.ContainsKey(name) || deploy.Below(name).Has("application")))
                yield return App(name, listed.GetValueOrDefault(name), deploy.Below(name));
        foreach ((string name, StackFields application) in listed)
            if (!deploy.IsObject(name))
                yield return App(name, application, null);
    }

    private static App App(string shortName, StackFields? listed, StackFields? deploy) => new(shortName)
    {
        Name = listed?.Text("name"),
        Type = deploy?.Text("application_type") ?? listed?.Text("application_type"),
        Deploy = deploy is not null,
        Domains = deploy?.Texts("domains") ?? [],
        DocumentRoot = deploy?.Text("document_root"),
        EnableSsl = deploy?.Flag("ssl_support") ?? false,
        // Newer agents say the same under two names.
        Environment = deploy?.Below(deploy.Has("environment_variables") ? "environment_variables" : "environment").Pairs() ?? new(),
        Source = deploy?.Below("scm") is not { } scm ? new() : new()
        {
            Type = scm.Text("scm_type"),
            Url = scm.Text("repository"),
            Revision = scm.Text("revision"),
            User = scm.Text("user"),
            Password = scm.Text("password"),
            SshKey = scm.Text("ssh_key"),
        },
    };

    private static Instance Read(string host, StackFields fields, StackFields? more, Func<Instance, IReadOnlyList<string>> layersOf)
    {
        return new(host, layersOf)
        {
            Id = Text("id"),
            Ec2InstanceId = Text("aws_instance_id"),
            Status = Text("status"),
            PrivateIp = Text("private_ip"),
            Ip = Text("ip"),
            ElasticIp = Text("elastic_ip"),
            PrivateDnsName = Text("private_dns_name"),
            PublicDnsName = Text("public_dns_name"),
            InstanceType = Text("instance_type"),
            AvailabilityZone = Text("availability_zone"),
            Region = Text("region"),
            Backends = fields.Number("backends") ?? more?.Number("backends"),
            Times = (Text("created_at"), Text("booted_at")),
        };

        string? Text(string key) => fields.Text(key) ?? more?.Text(key);
    }

    private IEnumerable<Instance> InstancesOf(string layer)
    {
        StackFields hosts = Hosts(layer);
        return hosts.Keys.Select(host => Read(host, hosts.Below(host), null, layersOf));
    }

    private StackFields Hosts(string layer) => layers.Below(layer).Below("instances");

    /// <summary>Which layers list a host, for all hosts at once: cheaper than to look through all layers for each.</summary>
    private Dictionary<string, List<string>> Index()
    {
        var index = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string layer in layers.Keys.Order(StringComparer.Ordinal))
            foreach (string host in Hosts(layer).Keys)
            {
                if (!index.TryGetValue(host, out List<string>? names)) index.Add(host, names = []);
                names.Add(layer);
            }
        return index;
    }
}
