using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>`puppet apply`, its data from Hiera, all of its folders in its own (a shared state file makes each run slower).</summary>
internal sealed class Puppet : Contestant
{
    private static readonly string[] Folders = ["conf", "var", "log", "run", "public", "code"];

    public override string Name => "Puppet";

    public override Commands Prepare(Workload workload, string folder, string tree)
    {
        var servers = workload switch
        {
            SmallRun run => Json.Of(run.Servers),
            LargeTemplate large => Json.Of(large.Servers),
            _ => [],
        };
        Write(folder, "data/common.json", Json.Text(new { servers }));
        var hiera = Write(folder, "hiera.yaml",
            """
            version: 5
            defaults: { datadir: data, data_hash: json_data }
            hierarchy:
              - { name: common, path: common.json }

            """);
        var template = Write(folder, "haproxy.epp", HaproxyConfig.Template(
            $"<% $servers.each |$s| {{ %>{HaproxyConfig.Line("<%= $s['name'] %>", "<%= $s['address'] %>", "<%= $s['port'] %>")}<% }} %>"));
        var manifest = Write(folder, "site.pp", Manifest(workload, tree, template));
        string[] folders = [.. Folders.SelectMany(
            name => new[] { $"--{name}dir", Directory.CreateDirectory(Path.Combine(folder, name)).FullName })];
        Directory.CreateDirectory(Path.Combine(folder, "var/state"));
        return Commands.Same(new Command("puppet", ["apply", "--color", "false", .. folders, "--hiera_config", hiera, manifest]));
    }

    private static string Manifest(Workload workload, string tree, string template) => workload switch
    {
        SmallRun =>
            $$"""
            file { '{{tree}}/etc': ensure => directory, mode => '0755' }
            file { '{{tree}}/etc/haproxy.cfg': mode => '0644', content => epp('{{template}}', { 'servers' => lookup('servers') }) }
            file { '{{tree}}/motd': content => "hello\n", mode => '0644' }
            file { '{{tree}}/current': ensure => link, target => '{{tree}}/etc' }
            exec { '/usr/bin/touch {{tree}}/never': creates => '/etc/hostname' }

            """,
        ManyFiles files =>
            $$"""
            Integer[0, {{files.Count - 1}}].each |$i| {
              file { "{{tree}}/f${i}": content => "content of file ${i}\n", mode => '0644' }
            }

            """,
        LargeTemplate =>
            $$"""
            file { '{{tree}}/haproxy.cfg': mode => '0644', content => epp('{{template}}', { 'servers' => lookup('servers') }) }

            """,
        InstalledPackages packages =>
            $$"""
            package { [{{string.Join(", ", packages.Names.Select(name => $"'{name}'"))}}]: ensure => present }

            """,
        _ => "",
    };
}
