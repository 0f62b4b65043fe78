using System.Globalization;
using RecipeRunner.Nodes;
using Map = System.Collections.Generic.OrderedDictionary<string, object?>;

namespace RecipeRunner.Stacks.Import;

/// <summary>
/// Writes the stack JSON of Chef 11.10 for one instance, as far as the data go: nothing is made up. A run list stands in place of
/// the agent's own <c>recipes</c>, for a converge.
/// </summary>
internal static class Chef11Json
{
    public static MapNode Of(StackResources stack, StackFields instance, StackCommand command, Action<string>? note)
    {
        var apps = new Chef11Apps(stack, command, note);
        var json = (MapNode)AttributeNodes.From(new Map
        {
            ["ssh_users"] = Users(stack),
            ["opsworks"] = new Map
            {
                ["activity"] = command.Event,
                ["sent_at"] = Seconds(command.SentAt),
                ["deployment"] = command.Deployment,
                ["layers"] = Layers(stack),
                ["applications"] = apps.List(),
                ["stack"] = Stack(stack),
                ["instance"] = Self(stack, instance),
            },
            ["deploy"] = apps.Deploy(),
            ["opsworks_custom_cookbooks"] = Cookbooks(stack.Stack, command),
            ["chef_environment"] = ChefEnvironment.DefaultName,
        }, default);
        if (command.DataBags is { Keys: var bags } && bags.Any()) ((MapNode)json.Child("opsworks")!).Set("data_bags", command.DataBags);
        if (new Chef11Haproxy(stack, note).Of(instance) is { } haproxy) json.Set("haproxy", AttributeNodes.From(haproxy, default));
        json.Set("run_list", RunList(command.Recipes));
        CustomJson.MergeOnto(json, command.CustomJson);
        return json;
    }

    /// <summary>The run list of a converge: the users' own of the recipes that OpsWorks sent.</summary>
    public static AttributeNode RunList(IEnumerable<string> recipes) =>
        AttributeNodes.From(AgentRecipes.Own(recipes).Select(r => r.Contains('[', StringComparison.Ordinal) ? r : $"recipe[{r}]"), default);

    private static Map Users(StackResources stack)
    {
        var users = new Map();
        foreach (StackFields user in stack.Users)
        {
            if (user.Text("unix_user_id") is not { } id) continue;
            users[id] = new Map { ["name"] = user.Text("username"), ["email"] = null, ["public_key"] = user.Text("ssh_public_key"), ["sudoer"] = user.Flag("administrator_privileges") };
        }
        return users;
    }

    private static Map Layers(StackResources stack)
    {
        var layers = new Map();
        foreach (StackFields layer in stack.Layers.OrderBy(StackResources.LayerName, StringComparer.Ordinal))
        {
            string? id = layer.Text("layer_id");
            layers[StackResources.LayerName(layer)] = new Map
            {
                ["name"] = layer.Text("name"),
                ["id"] = id,
                ["elb-load-balancers"] = stack.LoadBalancers.Where(b => id is not null && b.Text("layer_id") == id)
                    .Select(b => new Map { ["dns_name"] = b.Text("dns_name"), ["name"] = b.Text("elastic_load_balancer_name") }).ToList(),
                ["instances"] = new Map(),
            };
        }
        foreach (StackFields instance in stack.Online)
        {
            Map entry = Listed(stack, instance);
            foreach (string name in stack.LayersOf(instance))
                if (layers.TryGetValue(name, out object? layer))
                    ((Map)((Map)layer!)["instances"]!)[StackResources.HostName(instance)] = entry;
        }
        return layers;
    }

    private static Map Listed(StackResources stack, StackFields instance)
    {
        Map entry = Common(stack, instance);
        entry["status"] = instance.Text("status");
        entry["elastic_ip"] = instance.Text("elastic_ip");
        entry["created_at"] = instance.Text("created_at");
        entry["booted_at"] = instance.Text("booted_at");
        return entry;
    }

    private static Map Self(StackResources stack, StackFields instance)
    {
        Map self = Common(stack, instance);
        self["hostname"] = StackResources.HostName(instance);
        self["layers"] = stack.LayersOf(instance);
        self["architecture"] = instance.Text("architecture");
        self["subnet_id"] = instance.Text("subnet_id");
        return self;
    }

    private static Map Common(StackResources stack, StackFields instance) => new()
    {
        ["id"] = instance.Text("instance_id"),
        ["aws_instance_id"] = instance.Text("ec2_instance_id"),
        ["instance_type"] = instance.Text("instance_type"),
        ["private_ip"] = instance.Text("private_ip"),
        ["ip"] = instance.Text("public_ip"),
        ["private_dns_name"] = instance.Text("private_dns"),
        ["public_dns_name"] = instance.Text("public_dns"),
        ["backends"] = null,
        ["region"] = stack.Stack.Text("region"),
        ["availability_zone"] = instance.Text("availability_zone"),
        ["infrastructure_class"] = instance.Text("infrastructure_class"),
    };

    private static Map Stack(StackResources stack) => new()
    {
        ["name"] = stack.Stack.Text("name"),
        ["id"] = stack.Stack.Text("stack_id"),
        ["vpc_id"] = stack.Stack.Text("vpc_id"),
        ["elb-load-balancers"] = stack.LoadBalancers.Select(b => new Map
        {
            ["dns_name"] = b.Text("dns_name"),
            ["name"] = b.Text("elastic_load_balancer_name"),
            ["layer_id"] = b.Text("layer_id"),
        }).ToList(),
        ["rds_instances"] = stack.RdsDbInstances.Select(r => new Map
        {
            ["address"] = r.Text("address"),
            ["arn"] = r.Text("rds_db_instance_arn"),
            ["db_instance_identifier"] = r.Text("db_instance_identifier"),
            ["db_user"] = r.Text("db_user"),
            ["engine"] = r.Text("engine"),
            ["port"] = r.Number("port"),
            ["region"] = r.Text("region"),
        }).ToList(),
    };

    private static Map Cookbooks(StackFields stack, StackCommand command)
    {
        StackFields source = stack.Below("custom_cookbooks_source");
        return new()
        {
            ["enabled"] = stack.Flag("use_custom_cookbooks"),
            ["scm"] = new Map
            {
                ["type"] = source.Text("type"),
                ["repository"] = source.Text("url"),
                ["user"] = source.Text("username"),
                ["password"] = source.Text("password"),
                ["revision"] = source.Text("revision"),
                ["ssh_key"] = source.Text("ssh_key"),
            },
            ["manage_berkshelf"] = stack.Below("chef_configuration").Flag("manage_berkshelf"),
            ["recipes"] = command.Recipes,
        };
    }

    private static long? Seconds(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed) ? parsed.ToUnixTimeSeconds() : null;
}
