using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>
/// CFEngine's agent. Without promise locks (-K), for with them a second run within a minute skips its work; with its
/// data in JSON containers, for lists of its own (expandrange, getvalues) cost the square of their length; with absolute paths to a policy that is
/// there, for without one the agent starts its failsafe policy and that a server; in a work folder of its own.
/// </summary>
internal sealed class CFEngine : Contestant
{
    public const string Title = "CFEngine";

    private const string ModuleTemplate = "/usr/share/cfengine3/masterfiles/modules/packages/vendored/apt_get.mustache";

    public override string Name => Title;

    public override string? Declines(Workload workload) => workload switch
    {
        InstalledPackages when !File.Exists(ModuleTemplate) => "its apt module is missing",
        _ => base.Declines(workload),
    };

    public override Commands Prepare(Workload workload, string folder, string tree)
    {
        var work = Path.Combine(folder, "work");
        Directory.CreateDirectory(Path.Combine(work, "modules/packages"));
        Directory.CreateDirectory(Path.Combine(work, "inputs"));
        File.CreateSymbolicLink(Path.Combine(work, "bin"), Path.GetDirectoryName(Tool.Find("cf-agent"))!);
        if (workload is InstalledPackages)
            File.Copy(ModuleTemplate, Path.Combine(work, "modules/packages/apt_get"));

        var data = Write(folder, "data.json", Json.Text(Data(workload)));
        var template = Write(folder, "haproxy.mustache", HaproxyConfig.Template(
            $"{{{{#servers}}}}{HaproxyConfig.Line("{{name}}", "{{address}}", "{{port}}")}{{{{/servers}}}}"));
        var policy = Write(folder, "policy.cf", Bodies + Bundle(workload, tree, data, template));
        return Commands.Same(new Command("cf-agent", "-K", "-f", policy)
        {
            Environment = new Dictionary<string, string> { ["CFENGINE_TEST_OVERRIDE_WORKDIR"] = work },
        });
    }

    private static object Data(Workload workload) => workload switch
    {
        SmallRun run => new { servers = Json.Of(run.Servers) },
        LargeTemplate large => new { servers = Json.Of(large.Servers) },
        ManyFiles files => Enumerable.Range(0, files.Count).Select(i => i.ToString()),
        InstalledPackages packages => packages.Names,
        _ => new { },
    };

    private static string Bundle(Workload workload, string tree, string data, string template) => workload switch
    {
        SmallRun =>
            $$"""
            bundle agent main
            {
              vars: "data" data => readjson("{{data}}", "100M");
              files:
                "{{tree}}/etc/." create => "true", perms => mode("0755");
                "{{tree}}/etc/haproxy.cfg" create => "true", perms => mode("0644"), edit_defaults => no_backup,
                  template_method => "mustache", edit_template => "{{template}}", template_data => @(data);
                "{{tree}}/motd" create => "true", content => "hello$(const.n)", perms => mode("0644");
                "{{tree}}/current" link_from => to("{{tree}}/etc");
              commands:
                "/usr/bin/touch {{tree}}/never" if => not(fileexists("/etc/hostname"));
            }

            """,
        ManyFiles =>
            $$"""
            bundle agent main
            {
              vars: "i" data => readjson("{{data}}", "100M");
              files:
                "{{tree}}/f$(i)" create => "true", content => "content of file $(i)$(const.n)", perms => mode("0644");
            }

            """,
        LargeTemplate =>
            $$"""
            bundle agent main
            {
              vars: "data" data => readjson("{{data}}", "100M");
              files:
                "{{tree}}/haproxy.cfg" create => "true", perms => mode("0644"), edit_defaults => no_backup,
                  template_method => "mustache", edit_template => "{{template}}", template_data => @(data);
            }

            """,
        InstalledPackages =>
            $$"""
            body package_module apt_get
            {
              query_installed_ifelapsed => "0";
              query_updates_ifelapsed => "99999";
              interpreter => "/usr/bin/python3";
            }
            bundle agent main
            {
              vars: "name" data => readjson("{{data}}", "100M");
              packages:
                "$(name)" policy => "present", package_module => apt_get;
            }

            """,
        _ => "bundle agent main { }\n",
    };

    private const string Bodies =
        """
        body common control { bundlesequence => { "main" }; }
        body perms mode(m) { mode => "$(m)"; rxdirs => "false"; }
        body edit_defaults no_backup { empty_file_before_editing => "true"; edit_backup => "false"; }
        body link_from to(target) { source => "$(target)"; link_type => "symlink"; }

        """;
}
