using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>`ansible-playbook` on the machine itself, with facts, but without those of other tools that happen to be installed.</summary>
internal sealed class Ansible : Contestant
{
    private const string Python = "/usr/bin/python3";

    public override string Name => "Ansible";

    public override string? Declines(Workload workload) => workload switch
    {
        ManyFiles { Notifying: false } => "0.2 s a file",
        // Without it the apt module would install it.
        InstalledPackages when !Directory.Exists("/usr/lib/python3/dist-packages/apt") => "python3-apt is missing",
        _ => base.Declines(workload),
    };

    public override Commands Prepare(Workload workload, string folder, string tree)
    {
        var servers = workload switch
        {
            SmallRun run => Json.Of(run.Servers),
            LargeTemplate large => Json.Of(large.Servers),
            _ => [],
        };
        var data = Write(folder, "data.json", Json.Text(new { servers }));
        Write(folder, "haproxy.j2", HaproxyConfig.Template(
            $"{{% for s in servers +%}}{HaproxyConfig.Line("{{ s.name }}", "{{ s.address }}", "{{ s.port }}")}{{% endfor +%}}"));
        var playbook = Write(folder, "play.yml",
            $$"""
            - hosts: localhost
              connection: local
              gather_subset: ['!facter', '!ohai']
              vars: { ansible_python_interpreter: {{Python}} }
              vars_files: ['{{data}}']
              tasks: [{{Tasks(workload, tree)}}]

            """);
        return Commands.Same(new Command("ansible-playbook", "-i", "localhost,", playbook)
        {
            WorkingFolder = folder,
            Environment = new Dictionary<string, string>
            {
                ["HOME"] = folder,
                ["ANSIBLE_REMOTE_TMP"] = Path.Combine(folder, "tmp"),
                ["ANSIBLE_NOCOLOR"] = "1",
            },
        });
    }

    private static string Tasks(Workload workload, string tree) => workload switch
    {
        SmallRun =>
            $$"""
            {file: {path: {{tree}}/etc, state: directory, mode: '0755' } },
            {template: {src: haproxy.j2, dest: {{tree}}/etc/haproxy.cfg, mode: '0644' } },
            {copy: {content: "hello\n", dest: {{tree}}/motd, mode: '0644' } },
            {file: {path: {{tree}}/current, src: {{tree}}/etc, state: link } },
            {command: {cmd: touch {{tree}}/never, creates: /etc/hostname } }
            """.ReplaceLineEndings(" "),
        LargeTemplate => $$"""{template: {src: haproxy.j2, dest: {{tree}}/haproxy.cfg, mode: '0644' } }""",
        InstalledPackages packages => $$"""{apt: {name: [{{string.Join(", ", packages.Names)}}], state: present } }""",
        _ => "",
    };
}
