using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>
/// Rows that say what their C# gives or runs: each is a recipe of one cookbook, converged on a machine in memory by the real
/// program.
/// </summary>
internal sealed class RecipeRowTests
{
    private static readonly Kitchen Kitchen = new();

    private static IEnumerable<ChefRow> Own => ChefPage.Rows.Where(row => row.Vector is null);

    private static IEnumerable<TestCaseData> Giving() => Own.Where(row => row.After("gives") is not null).Select(ChefPage.Case);

    private static IEnumerable<TestCaseData> Running() => Own.Where(row => row.After("gives") is null).Select(ChefPage.Case);

    [OneTimeSetUp]
    public void WriteRecipes()
    {
        Kitchen.Has("node.json", """{ "web": { "port": 8080, "names": ["a", "b"] } }""")
            .Has("cookbooks/web/templates/site.sbn", "listen {{ port }};\n")
            .Has("cookbooks/web/recipes/other.csx", "Log(\"other\");\n")
            .Has("cookbooks/web/libraries/Said.cs", """
                using RecipeRunner.Dsl;

                namespace Web;

                [RecipeVerbs]
                public static class Saying
                {
                    public static string Said(object? value) => value switch
                    {
                        string text => $"\"{text}\"",
                        bool flag => flag ? "true" : "false",
                        AttributeValue { IsMap: false, IsList: false } attribute when attribute.IsNull => "null",
                        AttributeValue { IsMap: true } or AttributeValue { IsList: true } => value.ToString()!,
                        System.Collections.IEnumerable items and not AttributeValue => "[" + string.Join(", ", items.Cast<object>().Select(Said)) + "]",
                        _ => double.TryParse(value?.ToString(), out _) ? value!.ToString()! : $"\"{value}\"",
                    };
                }
                """);
        foreach (ChefRow row in Own)
        {
            string code = string.Join('\n', row.CSharp);
            Kitchen.Has($"cookbooks/web/recipes/row{row.Number}.csx", row.After("gives") is null ? code : $"File(\"/said\", new() {{ Content = Said({code}) }});\n");
        }
    }

    [OneTimeTearDown]
    public void ThrowAway() => Kitchen.Dispose();

    [TestCaseSource(nameof(Giving))]
    public void It_gives_what_Chef_gives(ChefRow row)
    {
        Converge(row);
        Assert.That(Canonical(Kitchen.Fake.ReadText("/said")), Is.EqualTo(Canonical(row.After("gives")!)));
    }

    [TestCaseSource(nameof(Running))]
    public void It_runs_what_Chef_runs(ChefRow row)
    {
        IEnumerable<string> actions = Converge(row).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(e => e.GetProperty("event").GetString() == "resource")
            .Select(e => $"{e.GetProperty("resource").GetString()} {e.GetProperty("action").GetString()}");
        Assert.That(string.Join(", ", actions.DefaultIfEmpty("nothing")), Is.EqualTo(row.After("runs")));
    }

    private static Outcome Converge(ChefRow row)
    {
        Kitchen.Machine = FakeMachine.Debian12().HasDirectory(Kitchen.State).HasPackage("nginx", "1.22.1").HasPackage("curl", "7.88.1").HasService("cron");
        Kitchen.Fake.Command("*test -e*").Returns(1);
        Outcome outcome = Kitchen.Converge("-o", $"recipe[web::row{row.Number}]", "-F", "json");
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return outcome;
    }

    private static string Canonical(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
