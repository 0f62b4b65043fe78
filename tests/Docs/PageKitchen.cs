using RecipeRunner.Converging;
using RecipeRunner.Tests.Cookbooks;

namespace RecipeRunner.Tests.Docs;

/// <summary>
/// Pages as a folder to work in: a block under a path is that file, any other block of C# a recipe of the cookbook <c>web</c>, which
/// may use the shipped cookbooks. The machine has what the examples take for granted.
/// </summary>
internal sealed class PageKitchen : IDisposable
{
    private readonly Kitchen kitchen = new() { Machine = new Balancer().Machine };
    private readonly List<Block> recipes = [];
    private readonly HashSet<string> files = [];

    public PageKitchen(IEnumerable<string> pages)
    {
        foreach (Block block in pages.SelectMany(page => Pages.Blocks(page)))
        {
            if (block.Path.Length > 0)
            {
                kitchen.Has(block.Path, block.Code);
                files.Add(block.Path);
            }
            else if (block.Language == "csharp")
            {
                kitchen.Has($"cookbooks/web/recipes/{NameOf(recipes.Count)}.csx", block.Code);
                recipes.Add(block);
            }
        }
        bool takesShipped = recipes.Any(block => block.Code.Contains("Haproxy", StringComparison.Ordinal) || block.Code.Contains("PortGuard", StringComparison.Ordinal) || block.Code.Contains("ReloadProof", StringComparison.Ordinal));
        if (takesShipped)
            foreach (string shipped in new[] { "haproxy", "app_layer" })
                Directory.CreateSymbolicLink($"{kitchen.Path}/cookbooks/{shipped}", Path.Combine(Balancer.Cookbooks, shipped));
        if (!File.Exists(kitchen.Path + "/cookbooks/web/metadata.json")) kitchen.Cookbook("web", takesShipped ? "\"haproxy\": \">= 0\", \"app_layer\": \">= 0\"" : "");
        Stock();
    }

    /// <summary>What a plan of each recipe says that does not come to a plan, and the tests of cookbooks that do not pass.</summary>
    public IEnumerable<string> Problems()
    {
        for (int i = 0; i < recipes.Count; i++)
        {
            string recipe = $"recipe[web::{NameOf(i)}]";
            Outcome outcome = kitchen.Plan("-o", File.Exists(kitchen.Path + "/cookbooks/web/recipes/default.csx") ? $"recipe[web],{recipe}" : recipe);
            if (outcome.ExitCode is not (ExitCode.ChangesPlanned or ExitCode.Success)) yield return $"{recipes[i]}\n{(outcome.Error.Length > 0 ? outcome.Error : string.Join('\n', outcome.Out.Split('\n').Where(line => !line.StartsWith("    +"))))}";
        }
        foreach (string tested in Directory.GetDirectories(kitchen.Path + "/cookbooks").Where(cookbook => files.Any(file => file.StartsWith($"cookbooks/{Path.GetFileName(cookbook)}/tests/", StringComparison.Ordinal))))
        {
            Outcome outcome = kitchen.Say("test", tested);
            if (outcome.ExitCode != ExitCode.Success) yield return outcome.ToString();
        }
    }

    public void Dispose() => kitchen.Dispose();

    private static string NameOf(int block) => $"block{block + 1}";

    private void Stock()
    {
        kitchen.Fake.HasDirectory(kitchen.State);
        kitchen.Has("cookbooks/web/files/rotate-reports.sh", "#!/bin/sh\n").Has("cookbooks/web/files/maintenance-page/index.html", "<h1>Soon</h1>\n").Has("cookbooks/web/templates/haproxy.cfg.sbn", "global\n");
        if (!File.Exists(kitchen.Path + "/cookbooks/web/templates/site.conf.sbn")) kitchen.Has("cookbooks/web/templates/site.conf.sbn", "listen {{ port }};\nserver_name {{ names | array.join ' ' }};\n");
        kitchen.Fake.HasPackage("nginx", "1.22.1", service: "nginx").HasService("haproxy");
        foreach (string folder in new[] { "/etc/sudoers.d", "/etc/nginx/conf.d", "/opt/exporter" }) kitchen.Fake.HasDirectory(folder);
        foreach (string package in new[] { "git", "curl", "unzip", "postgresql-client" }) kitchen.Fake.HasPackage(package, "1.0");
        foreach (string service in new[] { "nginx", "shop-web", "shop-worker" }) kitchen.Fake.HasService(service);
        kitchen.Fake.Command("*git ls-remote*").Returns(0, $"{new string('a', 40)}\tHEAD\n{new string('a', 40)}\trefs/heads/main\n{new string('b', 40)}\trefs/tags/v1.4.0\n");
        kitchen.Fake.Command("*test -*").Returns(1);
        kitchen.Fake.Command("*visudo -cf*").Returns(0);
    }
}
