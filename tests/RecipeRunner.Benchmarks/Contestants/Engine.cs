using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>RecipeRunner itself, as published.</summary>
internal sealed class Engine(string program) : Contestant
{
    public const string Title = "RecipeRunner";

    public override string Name => Title;

    public override string? Declines(Workload workload) => null;

    public override Commands Prepare(Workload workload, string folder, string tree)
    {
        var cookbook = workload.Name.ToLowerInvariant();
        Write(folder, $"cookbooks/{cookbook}/metadata.json", Json.Text(new { name = cookbook, version = "0.1.0" }));
        Write(folder, $"cookbooks/{cookbook}/recipes/default.csx", Recipe(workload, tree));
        Write(folder, $"cookbooks/{cookbook}/templates/haproxy.cfg.sbn", HaproxyConfig.Template(
            $"{{{{ for server in servers }}}}{HaproxyConfig.Line("{{ server.name }}", "{{ server.address }}", "{{ server.port }}")}{{{{ end }}}}"));
        var node = Write(folder, "node.json", Json.Text(new
        {
            bench = new { servers = Servers(workload) },
            run_list = workload is EmptyRun ? Array.Empty<string>() : [$"recipe[{cookbook}]"],
        }));
        return Commands.Same(new Command(
            program, "converge", "-j", node, "--cookbook-path", Path.Combine(folder, "cookbooks"),
            "--state-dir", Path.Combine(folder, "state"), "--no-color", "-F", "min")
        {
            WorkingFolder = folder,
            Environment = new Dictionary<string, string> { ["XDG_CACHE_HOME"] = Path.Combine(folder, "cache") },
        });
    }

    public override void ProveNoOp(Workload workload, Commands commands, ProcessTimer timer)
    {
        timer.Run(commands.NoOp with { Arguments = [.. commands.NoOp.Arguments.Select(argument => argument == "min" ? "json" : argument)] });
        Completion.Of(timer.Output()).Prove(workload switch
        {
            SmallRun => 4,
            ManyFiles files => files.Count,
            LargeTemplate => 1,
            InstalledPackages packages => packages.Names.Count,
            _ => 0,
        });
    }

    private static object[] Servers(Workload workload) => workload switch
    {
        SmallRun run => Json.Of(run.Servers),
        LargeTemplate template => Json.Of(template.Servers),
        _ => [],
    };

    private static string Recipe(Workload workload, string tree) => workload switch
    {
        SmallRun =>
            $$"""
            Directory("{{tree}}/etc", new() { Mode = "0755" });
            Template("{{tree}}/etc/haproxy.cfg", new()
            {
                Source = "haproxy.cfg.sbn",
                Mode = "0644",
                Variables = new { servers = node["bench"]["servers"] },
            });
            File("{{tree}}/motd", new() { Content = "hello\n", Mode = "0644" });
            Link("{{tree}}/current", new() { To = "{{tree}}/etc" });
            Execute("guarded", new() { Command = "touch {{tree}}/never", NotIf = When(() => FileExists("/etc/hostname")) });

            """,
        ManyFiles { Notifying: false } files =>
            $$"""
            for (var i = 0; i < {{files.Count}}; i++)
                File($"{{tree}}/f{i}", new() { Content = $"content of file {i}\n", Mode = "0644" });

            """,
        ManyFiles files =>
            $$"""
            Execute("once", new() { Command = "true", Action = Nothing });
            for (var i = 0; i < {{files.Count}}; i++)
                File($"{{tree}}/f{i}", new() { Content = $"content of file {i}\n", Mode = "0644", Notifies = [new(Run, "execute[once]")] });

            """,
        LargeTemplate =>
            $$"""
            Template("{{tree}}/haproxy.cfg", new()
            {
                Source = "haproxy.cfg.sbn",
                Mode = "0644",
                Variables = new { servers = node["bench"]["servers"] },
            });

            """,
        InstalledPackages packages =>
            $$"""
            foreach (var name in new[] { {{string.Join(", ", packages.Names.Select(name => $"\"{name}\""))}} })
                Package(name);

            """,
        _ => "",
    };
}
