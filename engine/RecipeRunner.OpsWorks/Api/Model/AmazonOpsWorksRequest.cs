using System.Collections;
using Amazon.Runtime;

namespace Amazon.OpsWorks.Model;

/// <summary>A request of the service.</summary>
public abstract class AmazonOpsWorksRequest : AmazonWebServiceRequest
{
    /// <summary>Why the service would refuse it; null when it would not. Such a request is not sent.</summary>
    internal virtual string? Problem => null;

    /// <summary>The service takes exactly one way to say what to describe.</summary>
    private protected static string? OneOf(params ReadOnlySpan<(string Name, object? Value)> selectors)
    {
        List<string> names = [], given = [];
        foreach ((string name, object? value) in selectors)
        {
            names.Add(name);
            if (IsGiven(value)) given.Add(name);
        }
        return given.Count == 1 ? null : $"Please provide exactly one of {string.Join(", ", names)}{(given.Count == 0 ? "" : $"; the request has {string.Join(" and ", given)}")}";
    }

    private protected static string? Required(string name, object? value) => IsGiven(value) ? null : $"Please provide {name}";

    private static bool IsGiven(object? value) => value is ICollection collection ? collection.Count > 0 : value is not null;
}
