using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>
/// Rows that say what their C# gives, runs, renders, warns of or fails with: each is a recipe of one cookbook, converged on a machine
/// in memory by the real program.
/// </summary>
internal sealed class RecipeRowTests
{
    private static readonly Kitchen Kitchen = new();

    private static IEnumerable<ChefRow> Own => ChefPage.Rows.Where(row => row.Vector is null);

    private static IEnumerable<TestCaseData> Giving() => Saying("gives");

    private static IEnumerable<TestCaseData> Running() => Saying("runs");

    private static IEnumerable<TestCaseData> Warning() => Saying("warns");

    private static IEnumerable<TestCaseData> Failing() => Saying("fails with");

    private static IEnumerable<TestCaseData> Rendering() => Saying("renders");

    private static IEnumerable<TestCaseData> Saying(string word) => Own.Where(row => row.After(word) is not null).Select(ChefPage.Case);

    [OneTimeSetUp]
    public void WriteRecipes()
    {
        ChefRepository.Write(Kitchen);
        foreach (ChefRow row in Own)
        {
            string recipe = string.Join('\n', row.CSharp);
            if (row.After("renders") is not null)
            {
                Kitchen.Has($"cookbooks/web/templates/row{row.Number}.sbn", recipe);
                recipe = $"Template(\"/said\", new() {{ Source = \"row{row.Number}.sbn\", Variables = {ChefRepository.Variables} }});";
            }
            else if (row.After("gives") is not null)
            {
                recipe = string.Join('\n', [.. row.CSharp[..^1], $"File(\"/said\", new() {{ Content = Said({row.CSharp[^1]}) }});"]);
            }
            Kitchen.Has($"cookbooks/web/recipes/row{row.Number}.csx", recipe + "\n");
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

    [TestCaseSource(nameof(Rendering))]
    public void It_renders_what_Chef_renders(ChefRow row)
    {
        Converge(row);
        Assert.That(Kitchen.Fake.ReadText("/said"), Is.EqualTo(row.After("renders")));
    }

    [TestCaseSource(nameof(Running))]
    public void It_runs_what_Chef_runs(ChefRow row)
    {
        IEnumerable<string> actions = Events(Converge(row), "resource").Select(e => $"{e.GetProperty("resource").GetString()} {e.GetProperty("action").GetString()}");
        Assert.That(string.Join(", ", actions.DefaultIfEmpty("nothing")), Is.EqualTo(row.After("runs")));
    }

    [TestCaseSource(nameof(Warning))]
    public void It_warns(ChefRow row) =>
        Assert.That(Events(Converge(row), "message").Select(e => $"{e.GetProperty("level").GetString()} {e.GetProperty("text").GetString()}"), Has.Member($"warn {row.After("warns")}"));

    [TestCaseSource(nameof(Failing))]
    public void It_fails(ChefRow row) =>
        Assert.That(Events(Converge(row, ExitCode.BadInput), "run_completed").Single().GetProperty("error").ToString(), Does.Contain(row.After("fails with")!));

    private static IEnumerable<JsonElement> Events(Outcome outcome, string kind) => outcome.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(e => e.GetProperty("event").GetString() == kind);

    private static Outcome Converge(ChefRow row, ExitCode expected = ExitCode.Success)
    {
        Kitchen.Machine = FakeMachine.Debian12().HasDirectory(Kitchen.State).HasPackage("nginx", "1.22.1").HasPackage("curl", "7.88.1").HasService("cron");
        Kitchen.Fake.Command("*test -e*").Returns(1);
        Kitchen.Fake.Command("git *").Returns(0, $"{new string('a', 40)}\trefs/heads/main\n");
        Kitchen.Fake.Command("hostname").Returns(0, "web1\n");
        Kitchen.Fake.Command("false").Returns(1);
        Outcome outcome = Kitchen.Converge("-o", $"role[app],recipe[web::row{row.Number}]", "-F", "json", "--secret-file", DataBags.Fixtures.SecretFile);
        Assert.That(outcome.ExitCode, Is.EqualTo(expected), outcome.ToString());
        return outcome;
    }

    private static string Canonical(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
