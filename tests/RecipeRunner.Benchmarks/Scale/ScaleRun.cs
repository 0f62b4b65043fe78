using RecipeRunner.Benchmarks.ClosedPort;
using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Native;

namespace RecipeRunner.Benchmarks.Scale;

/// <summary>What a balancer of a large stack costs: time and memory of whole processes, for a stack and for one ten times as large.</summary>
internal sealed class ScaleRun(ScaleOptions options)
{
    private const double MostSeconds = 2, MostMegabytes = 500, MostGrowth = 13;

    public int Run()
    {
        var started = DateTime.Now;
        var folder = Directory.CreateTempSubdirectory("recipe-runner-scale-").FullName;
        try
        {
            var timer = Directory.CreateDirectory(folder + "/timer").FullName;
            if (NativeProgram.Compile(timer) is null)
                throw new BenchmarkException("It takes a C compiler (cc), to measure memory.");
            var stacks = Directory.CreateDirectory(folder + "/stacks").FullName;
            Progress.Say("stacks");
            GeneratedStack[] both = [.. new[] { options.Instances / 10, options.Instances }.Select(n => Make(n, stacks))];
            File.WriteAllText(stacks + "/none.json", """{ "run_list": [] }""");
            Progress.Say("host");
            using var host = new ScaleHost(timer, stacks);
            var nothing = Measure(host, "an empty run list", 0, "plan", "-j", ScaleHost.Path("none.json"));
            Figure[][] figures = [.. both.Select(stack => Measure(host, stack))];
            Write(started, both, nothing, figures);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly string[] Rows =
    [
        "read the stack JSON, find the cluster, render: a plan without changes", "the same when a server has left", "`Search(\"node\", \"role:app1\")`", "`opsworks import` of answers of the API",
    ];

    private GeneratedStack Make(int instances, string folder)
    {
        var stack = new GeneratedStack(options.Layers, instances);
        Chef11File.Write(stack, $"{folder}/{instances}.json");
        Chef11File.Write(stack, $"{folder}/{instances}-changed.json", without: stack.Servers.First().Host);
        ApiFolder.Write(stack, $"{folder}/{instances}");
        return stack;
    }

    private Figure[] Measure(ScaleHost host, GeneratedStack stack)
    {
        var instances = stack.Instances.Count;
        string json = ScaleHost.Path($"{instances}.json"), servers = $"found {stack.Servers.Count()}";
        host.Converge($"{instances}.json");
        if (stack.Servers.FirstOrDefault(server => !host.Rendered.Contains($" {server.PrivateIp}:", StringComparison.Ordinal)) is { } missing)
            throw new BenchmarkException($"{missing.Host} is missing in what was rendered");
        Figure[] figures =
        [
            Measure(host, $"{instances}: {Rows[0]}", 0, "plan", "-j", json),
            Measure(host, $"{instances}: {Rows[1]}", 2, "plan", "-j", ScaleHost.Path($"{instances}-changed.json")),
            Measure(host, $"{instances}: {Rows[2]}", 0, "plan", "-j", json, "-o", "recipe[scale]"),
        ];
        if (!host.Output.Contains(servers, StringComparison.Ordinal))
            throw new BenchmarkException($"the search did not say '{servers}': {Tail.Of(host.Output)}");
        return [.. figures, Measure(host, $"{instances}: {Rows[3]}", 0, "opsworks", "import", ScaleHost.Path($"{instances}"), "--instance", GeneratedStack.Self, "--out", "/tmp/imported.json")];
    }

    /// <summary>Once without counting, which also compiles the recipes.</summary>
    private Figure Measure(ScaleHost host, string what, int expected, params string[] arguments)
    {
        Progress.Say(what);
        host.Time(expected, arguments);
        return Figure.Of([.. Enumerable.Range(0, options.Runs).Select(_ => host.Time(expected, arguments))]);
    }

    private void Write(DateTime started, GeneratedStack[] stacks, Figure nothing, Figure[][] figures)
    {
        foreach (var fact in Machine.Facts())
            Console.WriteLine($"- {fact}");
        Console.WriteLine($"- started {started:yyyy-MM-dd HH:mm}; medians of {options.Runs} whole-process runs: wall / CPU seconds, peak memory; an empty run list: {Text(nothing)}");
        Markdown.Head([$"{options.Layers} layers", .. stacks.Select(s => $"{s.Instances.Count:N0} instances"), "10 times the instances cost", $"under {MostSeconds} s, {MostMegabytes} MB, {MostGrowth} times"]);
        for (var i = 0; i < Rows.Length; i++)
        {
            Figure small = figures[0][i], large = figures[1][i];
            var growth = (large.Cpu - nothing.Cpu) / (small.Cpu - nothing.Cpu);
            Markdown.Line(Rows[i], Text(small), Text(large), $"{growth:0.0} times", Markdown.Verdict(large.Wall < MostSeconds * 1000 && large.Memory < MostMegabytes && growth < MostGrowth));
        }
    }

    private static string Text(Figure figure) => $"{figure.Wall / 1000:0.00} / {figure.Cpu / 1000:0.00} s, {figure.Memory:0} MB";
}
