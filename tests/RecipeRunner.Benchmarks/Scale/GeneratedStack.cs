namespace RecipeRunner.Benchmarks.Scale;

/// <summary>An instance of a stack that was made up.</summary>
internal sealed record GeneratedInstance(int Number, string Host, string Layer, string PrivateIp)
{
    /// <summary>One in ten is not.</summary>
    public bool IsOnline => Host == GeneratedStack.Self || Number % 10 != 3;

    public string Id => GeneratedStack.Guid(Number);

    public string Status => IsOnline ? "online" : "stopped";
}

/// <summary>
/// A stack of the shape that OpsWorks stacks with many clusters had: pairs of layers <c>app1</c> and <c>app1-haproxy</c>, a balancer in each
/// of the latter, and the other instances round and round over the former. The same arguments make the same stack.
/// </summary>
internal sealed class GeneratedStack
{
    /// <summary>The instance that everything is made for: the balancer of the first cluster.</summary>
    public const string Self = "app1-haproxy1";

    public GeneratedStack(int layers, int instances)
    {
        var clusters = layers / 2;
        Layers = [.. Enumerable.Range(1, clusters).SelectMany(i => new[] { $"app{i}", $"app{i}-haproxy" })];
        Instances = [.. Enumerable.Range(0, instances).Select(Instance)];

        GeneratedInstance Instance(int n)
        {
            var layer = n < clusters ? $"app{n + 1}-haproxy" : $"app{n % clusters + 1}";
            // As OpsWorks named them, a layer's name and a number; the dash keeps app1's eleventh apart from app11's first.
            var host = n < clusters ? layer + "1" : $"{layer}-{n / clusters}";
            return new(n, host, layer, $"127.{1 + n / 64516}.{1 + n / 254 % 254}.{1 + n % 254}");
        }
    }

    public IReadOnlyList<string> Layers { get; }

    public IReadOnlyList<GeneratedInstance> Instances { get; }

    /// <summary>Those that the balancer has to have in its configuration.</summary>
    public IEnumerable<GeneratedInstance> Servers => Instances.Where(i => i.Layer == "app1" && i.IsOnline);

    public static string Guid(int number) => $"00000000-0000-4000-8000-{number:x12}";
}
