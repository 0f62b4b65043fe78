using System.Globalization;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.Haproxy;

/// <summary>The status as a program reads it.</summary>
internal static class StatusJson
{
    public static string Of(HaproxyStatus status) => IndentedJson.Of(new Dictionary<string, object?>
    {
        ["frontends"] = status.Frontends.Select(Map).ToArray(),
        ["other_backends"] = status.Others.Select(Map).ToArray(),
    });

    private static object? Map(FrontendStatus frontend) => new Dictionary<string, object?>
    {
        ["name"] = frontend.Name,
        ["open"] = frontend.IsOpen,
        ["state"] = frontend.State,
        ["guarded"] = frontend.Guard is not null,
        ["since"] = frontend.IsClosedByHand ? null : frontend.Guard?.Since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["opens_at"] = frontend.Guard?.Min,
        ["usable"] = frontend.Usable,
        ["servers"] = frontend.Servers,
        ["backends"] = frontend.Backends.Select(Map).ToArray(),
    };

    private static object? Map(BackendStatus backend) => new Dictionary<string, object?>
    {
        ["name"] = backend.Name,
        ["usable"] = backend.Usable,
        ["servers"] = backend.Servers.Select(server => (object?)new Dictionary<string, object?>
        {
            ["name"] = server.Name,
            ["address"] = server.Address,
            ["state"] = server.State,
            ["seconds"] = (long)server.Since.TotalSeconds,
            ["check"] = server.Check,
        }).ToArray(),
    };
}
