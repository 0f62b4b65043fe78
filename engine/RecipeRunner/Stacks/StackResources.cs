using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks;

/// <summary>
/// The objects of a stack under the names that they have with Chef 12, whether they come from data bags, from the agent's internal
/// JSON or from answers of the API. Each kind is read when it is first asked for.
/// </summary>
/// <param name="read">Reads all objects of a kind: <c>stack</c>, <c>layer</c>, <c>instance</c> and so on.</param>
internal sealed class StackResources(Func<string, IEnumerable<StackFields>> read)
{
    private const string BagPrefix = "aws_opsworks_";

    private Dictionary<string, string>? shortNames;

    public StackFields Stack => field ??= read("stack").FirstOrDefault() ?? new(new MapNode(default), "stack");

    public IReadOnlyList<StackFields> Layers => field ??= [.. read("layer")];

    public IReadOnlyList<StackFields> Instances => field ??= [.. read("instance")];

    /// <summary>The instances that are online, ordered by host name.</summary>
    public IReadOnlyList<StackFields> Online => field ??= [.. Instances.Where(i => i.Text("status") == "online").OrderBy(HostName, StringComparer.Ordinal)];

    public IReadOnlyList<StackFields> Apps => field ??= [.. read("app")];

    public IReadOnlyList<StackFields> LoadBalancers => field ??= [.. read("elastic_load_balancer")];

    public IReadOnlyList<StackFields> RdsDbInstances => field ??= [.. read("rds_db_instance")];

    public IReadOnlyList<StackFields> Users => field ??= [.. read("user")];

    /// <summary>The command of the run; an empty one when there is none.</summary>
    public StackFields Command => field ??= read("command").FirstOrDefault() ?? new(new MapNode(default), "command");

    /// <summary>Those in data bags; null when no bag of a stack is there.</summary>
    public static StackResources? In(DataBagFolders bags)
    {
        var there = new HashSet<string>(bags.Bags().Where(b => b.StartsWith(BagPrefix, StringComparison.Ordinal)), StringComparer.Ordinal);
        return there.Contains(BagPrefix + "stack") || there.Contains(BagPrefix + "layer") || there.Contains(BagPrefix + "instance") ? new(Read) : null;

        IEnumerable<StackFields> Read(string kind) => !there.Contains(BagPrefix + kind) ? [] :
            bags.Items(BagPrefix + kind).Select(id => new StackFields(bags.Read(BagPrefix + kind, id), $"{BagPrefix}{kind}/{id}"));
    }

    /// <summary>An instance's host name, which every other thing knows it by.</summary>
    public static string HostName(StackFields instance) => instance.Text("hostname") ?? instance.Text("id") ?? throw instance.Missing("hostname");

    /// <summary>
    /// The short names of the layers that an instance is in, ordered. Data bags have them as <c>role</c>, which was never
    /// documented; else they follow from the layers' ids.
    /// </summary>
    public IReadOnlyList<string> LayersOf(StackFields instance)
    {
        IEnumerable<string> names = instance.Has("role") ? instance.Texts("role") : instance.Texts("layer_ids").Select(ShortName).OfType<string>();
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>The short name of the layer with an id; null when there is none.</summary>
    public string? ShortName(string? layerId)
    {
        if (shortNames is null)
        {
            shortNames = new(StringComparer.Ordinal);
            foreach (StackFields layer in Layers)
                if (layer.Text("layer_id") is { } id)
                    shortNames.TryAdd(id, LayerName(layer));
        }
        return layerId is null ? null : shortNames.GetValueOrDefault(layerId);
    }

    /// <summary>A layer's short name.</summary>
    public static string LayerName(StackFields layer) => layer.Text("shortname") ?? layer.Text("id") ?? throw layer.Missing("shortname");

    /// <summary>An application's short name.</summary>
    public static string AppName(StackFields app) => app.Text("shortname") ?? app.Text("id") ?? throw app.Missing("shortname");

    /// <summary>An application's domains; its short name is always the last of them.</summary>
    public static IReadOnlyList<string> Domains(StackFields app) =>
        app.Texts("domains") is var domains && domains.Contains(AppName(app)) ? domains : [.. domains, AppName(app)];
}
