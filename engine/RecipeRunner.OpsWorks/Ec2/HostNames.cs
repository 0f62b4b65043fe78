using Amazon.EC2.Model;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>
/// A host name for each instance: that of its tag, else its id. Of several with one name the oldest keeps it, the others have
/// their id at its end: another instance that comes renames none that is there.
/// </summary>
internal static class HostNames
{
    public static Dictionary<Instance, string> Of(IEnumerable<Instance> instances, TagMapping tags)
    {
        var names = new Dictionary<Instance, string>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        // One that runs is asked for its name before one that is gone, whose tags stay for an hour.
        foreach (Instance instance in instances.OrderByDescending(Ec2Status.IsOnline).ThenBy(i => i.LaunchTime).ThenBy(i => i.InstanceId, StringComparer.Ordinal))
        {
            string name = Plain(tags.NameOf(instance)) is { Length: > 0 } tagged ? tagged : instance.InstanceId;
            if (!taken.Add(name)) taken.Add(name = $"{name}-{instance.InstanceId}");
            names.Add(instance, name);
        }
        return names;
    }

    /// <summary>A tag may hold anything; a host name holds letters, digits, dots and dashes.</summary>
    private static string Plain(string? name) =>
        name is null ? "" : string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c : '-')).Trim('-', '.');
}
