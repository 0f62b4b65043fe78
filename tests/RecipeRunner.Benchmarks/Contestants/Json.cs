using System.Text.Json;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>The workloads' data as JSON.</summary>
internal static class Json
{
    public static object[] Of(IEnumerable<Server> servers) =>
        [.. servers.Select(server => new { name = server.Name, address = server.Address, port = server.Port })];

    public static string Text(object value) => JsonSerializer.Serialize(value);
}
