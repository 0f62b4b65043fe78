using System.Text.Json;

namespace RecipeRunner.Benchmarks.Scale;

/// <summary>A stack as saved answers of <c>aws opsworks describe-*</c>.</summary>
internal static class ApiFolder
{
    private const string StackId = "00000000-0000-4000-8000-ffffffffffff";

    public static void Write(GeneratedStack stack, string folder)
    {
        Directory.CreateDirectory(folder);
        var ids = stack.Layers.Select((name, i) => (name, id: $"00000000-0000-4000-8001-{i:x12}")).ToDictionary(l => l.name, l => l.id);
        Answer(folder, "Stacks", [new { StackId, Name = "scale", Region = "us-east-1", UseCustomCookbooks = false, ConfigurationManager = new { Name = "Chef", Version = "11.10" } }]);
        Answer(folder, "Layers", stack.Layers.Select(name => new
        {
            StackId,
            LayerId = ids[name],
            Type = "custom",
            Name = name.ToUpperInvariant(),
            Shortname = name,
            Attributes = new Dictionary<string, string>(),
            CustomRecipes = new { Setup = Recipes, Configure = Recipes, Deploy = None, Undeploy = None, Shutdown = None },
            CreatedAt = "2015-03-02T09:00:00+00:00",
            EnableAutoHealing = true,
        }));
        Answer(folder, "Instances", stack.Instances.Select(i => new
        {
            InstanceId = i.Id,
            StackId,
            i.Status,
            Hostname = i.Host,
            LayerIds = new[] { ids[i.Layer] },
            Ec2InstanceId = $"i-{i.Number:x8}",
            InstanceType = "t2.small",
            i.PrivateIp,
            PrivateDns = $"ip-{i.PrivateIp.Replace('.', '-')}.mirror.example",
            AvailabilityZone = "us-east-1" + "abc"[i.Number % 3],
            AmiId = "ami-0a1b2c3d",
            Architecture = "x86_64",
            CreatedAt = "2015-03-02T09:00:00+00:00",
            EbsOptimized = false,
            InfrastructureClass = "ec2",
            InstallUpdatesOnBoot = true,
            Os = "Ubuntu 14.04 LTS",
            RootDeviceType = "ebs",
            RootDeviceVolumeId = $"vol-{i.Number:x8}",
            SecurityGroupIds = new[] { "sg-0a1b2c3d" },
            SshHostRsaKeyFingerprint = "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
            SubnetId = "subnet-0a1b2c3d",
            VirtualizationType = "hvm",
        }));
    }

    private static readonly string[] Recipes = ["app_layer::configure"];
    private static readonly string[] None = [];

    private static void Answer<T>(string folder, string name, IEnumerable<T> objects)
    {
        using var file = File.Create($"{folder}/Describe{name}.json");
        JsonSerializer.Serialize(file, new Dictionary<string, IEnumerable<T>> { [name] = objects }, Indented);
    }

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
}
