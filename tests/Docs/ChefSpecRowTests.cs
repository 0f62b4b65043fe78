using RecipeRunner.Converging;
using RecipeRunner.Tests.Docs.ComingFromChef;

namespace RecipeRunner.Tests.Docs;

/// <summary>The rows of docs/testing.md for who comes from ChefSpec: each is a test of a cookbook, which `recipe-runner test` runs.</summary>
internal sealed class ChefSpecRowTests
{
    private const string Recipe = """
        int port = node["shop"]["port"];
        if (port == 0) throw new RecipeRunnerException("no such port");
        Package("nginx");
        User("deploy", new() { Shell = (string)DataBagItem("users", "deploy")["shell"] });
        string[] peers = [.. Search("node", "role:web").Select(n => (string)n["ipaddress"])];
        Template("/etc/shop.conf", new()
        {
            Source = "shop.conf.sbn",
            Mode = "0640",
            Variables = new { port, peers, workers = node["cpu"]["total"] },
            Notifies = [new(Restart, "service[nginx]")],
        });
        Execute("migrate", new() { NotIf = "migrate --check" });
        ShopPage("front");
        Log("ready");
        Service("nginx", new() { Action = [Enable, Start] });
        """;

    private const string Page = """
        using System.Runtime.CompilerServices;
        using RecipeRunner.Dsl;

        namespace Shop;

        public sealed record ShopPageResource : CompositeResource
        {
            public override IReadOnlyList<ResourceAction> Actions { get; } = ["create"];

            protected override void Compose(ResourceAction action) => File($"/srv/{Name}", new() { Content = "Hello" });
        }

        [RecipeVerbs]
        public static class ShopPageVerbs
        {
            public static ResourceSlot ShopPage(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) => Declare(name, new ShopPageResource(), file, line);
        }
        """;

    private readonly ChefRow[] rows = [.. ChefRow.In(Pages.Read("docs/testing.md"), "ChefSpec")];

    [Test]
    public void Every_row_holds()
    {
        using Kitchen kitchen = Shop(Recipe);
        Outcome outcome = kitchen.Say("test");
        Assert.That(rows, Has.Length.GreaterThan(15));
        Assert.That(outcome.Out, Does.Contain($"{rows.Length} passed in"), outcome.ToString());
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [Test]
    public void Every_row_that_asserts_something_fails_where_it_does_not_hold()
    {
        using Kitchen kitchen = Shop("File(\"/etc/shop.conf\", new() { Content = \"other\" });");
        int asserting = rows.Count(row => row.CSharp.Any(line => line.Contains("Assert.", StringComparison.Ordinal)));
        Assert.That(kitchen.Say("test").Out, Does.Contain($"Failed: {asserting} failed, {rows.Length - asserting} passed in"));
    }

    /// <summary>What converges nothing itself looks at what a run left.</summary>
    private static string Body(ChefRow row)
    {
        string text = string.Join('\n', row.CSharp);
        return text.Contains("Converge(", StringComparison.Ordinal) ? text : "_ = run;\n" + text;
    }

    private Kitchen Shop(string recipe)
    {
        string tests = string.Concat(rows.Select(row => $"[Test] public void Row{row.Number}()\n{{\n{Body(row)}\n}}\n"));
        return new Kitchen().Cookbook("shop")
            .Has("cookbooks/shop/recipes/default.csx", recipe)
            .Has("cookbooks/shop/resources/page.cs", Page)
            .Has("cookbooks/shop/attributes/default.csx", "Default[\"shop\"][\"port\"] = 8080;")
            .Has("cookbooks/shop/templates/shop.conf.sbn", "port {{ port }}\nworkers {{ workers }}\n{{ for peer in peers }}peer {{ peer }}\n{{ end }}")
            .Has("environments/live.json", """{ "name": "live", "override_attributes": { "shop": { "port": 80 } } }""")
            .Has("data_bags/users/deploy.json", """{ "id": "deploy", "shell": "/bin/bash" }""")
            .Has("cookbooks/shop/tests/Rows.cs", $$"""
                namespace Shop.Tests;

                public sealed class Rows
                {
                    private readonly FakeMachine machine = FakeMachine.Debian12().HasPackage("nginx", "1.22.1", service: "nginx");

                    public Rows()
                    {
                        bool migrated = false;
                        machine.Command("migrate").Does(_ => migrated = true);
                        machine.Command("migrate --check").Answers(_ => new CommandResult(migrated ? 0 : 1, "", ""));
                    }

                    private RecipeTest test => RecipeTest.On(machine);

                    private RecipeTestResult run => field ??= test.Converge("recipe[shop]");

                    {{tests}}
                }
                """);
    }
}
