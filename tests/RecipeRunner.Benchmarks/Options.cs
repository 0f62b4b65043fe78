namespace RecipeRunner.Benchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage =
        """
        dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- [options]
          --only W1,W3     only these workloads (W0 W1 W2 W3 W4 W5 W2n W3n shipped)
          --runs N         whole-process runs of which the median is taken (default 5)
          --peers [names]  also the installed ones of cfengine, puppet, ansible (or only those named: cfengine,puppet)
          --root FOLDER    where the files are written (default /dev/shm when it can be used, else the temp folder)
          --quick          one run each, without W3 and W3n: shows that everything works, not how fast it is
        dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- outage|closing [options]
          the port of a dead cluster, measured on throwaway hosts (docs/benchmarks.md)
        dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- scale [options]
          a balancer of a stack of 20,000 instances, on a throwaway host
        dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- check
          a check of the shipped cookbooks after an edit
        """;

    private static readonly string[] AllPeers = ["cfengine", "puppet", "ansible"];

    public IReadOnlyCollection<string> Only { get; private init; } = [];

    public int Runs { get; private init; } = 5;

    public IReadOnlyCollection<string> Peers { get; private init; } = [];

    public bool Quick { get; private init; }

    public string? Root { get; private init; }

    public static Options Parse(string[] arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i++)
            options = arguments[i] switch
            {
                "--only" => options with { Only = List(Value(arguments, ref i)) },
                "--runs" => options with { Runs = Number(Value(arguments, ref i)) },
                "--root" => options with { Root = Path.GetFullPath(Value(arguments, ref i)) },
                "--peers" => options with { Peers = HasValue(arguments, i) ? Known(List(arguments[++i])) : AllPeers },
                "--quick" => options with { Quick = true, Runs = 1 },
                _ => throw new BenchmarkException($"Unknown option {arguments[i]}\n{Usage}"),
            };
        return options;
    }

    /// <summary>True when a workload of this name is to be measured.</summary>
    public bool Wants(string workload) => Only.Count == 0
        ? !(Quick && workload.StartsWith("W3", StringComparison.Ordinal))
        : Only.Contains(workload, StringComparer.OrdinalIgnoreCase);

    private static bool HasValue(string[] arguments, int i) =>
        i + 1 < arguments.Length && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal);

    private static string Value(string[] arguments, ref int i) =>
        HasValue(arguments, i) ? arguments[++i] : throw new BenchmarkException($"{arguments[i]} needs a value\n{Usage}");

    private static string[] List(string value) =>
        value.ToLowerInvariant().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string value) =>
        int.TryParse(value, out var number) && number > 0 ? number : throw new BenchmarkException($"--runs {value}: not a number above 0");

    private static string[] Known(string[] names) => names.Except(AllPeers).FirstOrDefault() is { } unknown
        ? throw new BenchmarkException($"--peers {unknown}: known are {string.Join(", ", AllPeers)}")
        : names;
}
