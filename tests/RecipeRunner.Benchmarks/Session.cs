using RecipeRunner.Benchmarks.Contestants;
using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Native;
using RecipeRunner.Benchmarks.Shipped;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks;

/// <summary>One run of the benchmark, from building what is measured to the printed table.</summary>
internal sealed class Session(Options options)
{
    private readonly Results results = new();
    private readonly string repository = Repository();

    /// <returns>0, or 1 when something could not be measured or its result was wrong. A missed target is not a failure.</returns>
    public int Run()
    {
        var workloads = Wanted();
        var cache = Cache();
        Progress.Say("building what is measured");
        var hello = Publishing.Hello(cache);
        var program = Publishing.Engine(repository, cache);
        var native = NativeProgram.Compile(cache);

        using var ground = new Ground(options.Root);
        Console.CancelKeyPress += (_, _) => ground.Dispose();
        var scratch = ground.Folder("scratch");
        var timer = new ProcessTimer(native, scratch);
        Contestant[] contestants =
        [
            new Engine(program), .. native is null ? Array.Empty<Contestant>() : [new Floor(native)], .. Peers.Installed(options.Peers),
        ];

        var started = DateTime.Now;
        MeasureHello(timer, hello);
        var bench = new Bench(timer, ground, results, options.Runs);
        foreach (var workload in workloads)
            foreach (var contestant in contestants)
                bench.Measure(workload, contestant);
        if (options.Wants(Catalogue.Shipped))
            ShippedRun.Measure(new InsidePlan(repository, program, native, options.Runs), results);

        var names = contestants.Select(contestant => contestant.Name).Union([Engine.Title, Floor.Title]).ToArray();
        var facts = Machine.Facts().Concat(
        [
            $"started {started:yyyy-MM-dd HH:mm}; medians of {options.Runs} whole-process runs after one that is not counted{(options.Quick ? "; **--quick: not a measurement**" : "")}",
            $"CPU is user and system time, children included; peak memory is that of the largest process; files in {ground.Description}",
            .. workloads.Select(workload => $"{workload.Name}: {workload.Title}"),
            .. timer.IsPrecise ? Array.Empty<string>() : ["**no C compiler (cc): the floors of the file work and the peak memory are missing, wall includes some ms of .NET starting a process**"],
            .. Peers.Missing(options.Peers).Select(peer => $"{peer} is not installed"),
        ]);
        new Report(results, names, Console.Out) { MostRuns = options.Runs }.Write(facts);
        return results.Failures.Count == 0 ? 0 : 1;
    }

    private void MeasureHello(ProcessTimer timer, string hello)
    {
        var command = new Command(hello);
        timer.Run(command);
        results.Add(Row.Hello, Row.Hello, Figure.Of([.. Enumerable.Range(0, 3 * options.Runs).Select(_ => timer.Run(command))]));
    }

    private List<Workload> Wanted()
    {
        var all = Catalogue.All();
        var names = all.Select(workload => workload.Name).Append(Catalogue.Shipped).ToArray();
        return options.Only.FirstOrDefault(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw new BenchmarkException($"--only {unknown}: known are {string.Join(", ", names)}")
            : [.. all.Where(workload => options.Wants(workload.Name))];
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "RecipeRunner.sln")))
                return folder.FullName;
        throw new BenchmarkException($"No RecipeRunner.sln above {AppContext.BaseDirectory}");
    }

    private static string Cache()
    {
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg
            ? xdg
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Directory.CreateDirectory(Path.Combine(caches, "recipe-runner-benchmarks")).FullName;
    }
}
