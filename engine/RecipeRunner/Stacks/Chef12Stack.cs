namespace RecipeRunner.Stacks;

/// <summary>The stack in data bags, as OpsWorks sent it for Chef 12: instances in every status.</summary>
internal sealed class Chef12Stack(StackResources resources) : IStackData
{
    private Dictionary<string, StackFields>? layers;
    private Dictionary<string, List<StackFields>>? members;

    public string? Name => resources.Stack.Text("name");

    public string? Id => resources.Stack.Text("stack_id");

    public string? Region => resources.Stack.Text("region");

    public string? VpcId => resources.Stack.Text("vpc_id");

    public IEnumerable<string> LayerNames => ByName().Keys;

    public string SelfSource => "no instance in the data bag aws_opsworks_instance has self: true";

    public Layer Layer(string shortName) => !ByName().TryGetValue(shortName, out StackFields? layer)
        ? new(shortName)
        : new(shortName, () => Members().GetValueOrDefault(shortName)?.Select(Read) ?? []) { Name = layer.Text("name"), Id = layer.Text("layer_id") };

    public IEnumerable<Instance> Instances() => resources.Instances.Select(Read);

    public Instance? Self() => resources.Instances.FirstOrDefault(i => i.Flag("self")) is { } self ? Read(self) : null;

    public IEnumerable<App> Apps() => resources.Apps.Select(ReadApp);

    private static App ReadApp(StackFields app)
    {
        StackFields source = app.Below("app_source");
        return new(StackResources.AppName(app))
        {
            Name = app.Text("name"),
            Id = app.Text("app_id"),
            Type = app.Text("type"),
            Deploy = app.Flag("deploy"),
            Domains = app.Texts("domains"),
            DocumentRoot = app.Below("attributes").Text("document_root"),
            EnableSsl = app.Flag("enable_ssl"),
            Environment = app.Below("environment").Pairs(),
            Source = new()
            {
                Type = source.Text("type"),
                Url = source.Text("url"),
                Revision = source.Text("revision"),
                User = source.Text("user"),
                Password = source.Text("password"),
                SshKey = source.Text("ssh_key"),
            },
        };
    }

    private Instance Read(StackFields instance) => new(StackResources.HostName(instance), _ => resources.LayersOf(instance))
    {
        Id = instance.Text("instance_id"),
        Ec2InstanceId = instance.Text("ec2_instance_id"),
        Status = instance.Text("status"),
        PrivateIp = instance.Text("private_ip"),
        Ip = instance.Text("public_ip"),
        ElasticIp = instance.Text("elastic_ip"),
        PrivateDnsName = instance.Text("private_dns"),
        PublicDnsName = instance.Text("public_dns"),
        InstanceType = instance.Text("instance_type"),
        AvailabilityZone = instance.Text("availability_zone"),
        Region = Region,
        Times = (instance.Text("created_at"), null),
    };

    private Dictionary<string, StackFields> ByName()
    {
        if (layers is not null) return layers;
        layers = new(StringComparer.Ordinal);
        foreach (StackFields layer in resources.Layers) layers.TryAdd(StackResources.LayerName(layer), layer);
        return layers;
    }

    /// <summary>The instances of all layers at once: an instance says its layers, not a layer its instances.</summary>
    private Dictionary<string, List<StackFields>> Members()
    {
        if (members is not null) return members;
        members = new(StringComparer.Ordinal);
        foreach (StackFields instance in resources.Instances)
            foreach (string layer in resources.LayersOf(instance))
            {
                if (!members.TryGetValue(layer, out List<StackFields>? instances)) members.Add(layer, instances = []);
                instances.Add(instance);
            }
        return members;
    }
}
