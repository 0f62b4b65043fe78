using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Cookbooks.AppLayer;

/// <summary>A fake application server that converges the events of the shipped cookbook; as time passes, things may happen to it.</summary>
internal sealed class AppServer : IMachine, IClock
{
    public const string Shared = "/srv/www/simple_app/shared", Health = Shared + "/health", Environment = Shared + "/app.env", Unit = "/etc/systemd/system/simple_app.service";

    public const string Source = "https://mirror.example/simple_app.tar";

    private readonly FakeMachine fake = FakeMachine.Debian12();

    /// <summary>The stack as the next event sees it: an application with a command, whose balancers ask for /health.</summary>
    public JsonNode Stack { get; set; } = WithChecks(Balancer.Stack("deploy-chef11.json"));

    /// <summary>Called whenever time has passed.</summary>
    public Action<FakeMachine> Passing { get; set; } = _ => { };

    public FakeMachine Fake => fake;

    public JsonNode Deploy => Stack["deploy"]!["simple_app"]!;

    /// <summary>What <c>app_layer.applications.simple_app</c> says.</summary>
    public JsonObject Settings => Stack["app_layer"]!["applications"]!["simple_app"]!.AsObject();

    public string Owner(string path) => Fake.Accounts.User(Fake.Files.Stat(path)!.Value.Uid)!.Name;

    public string Mode(string path) => Convert.ToString(Fake.Files.Stat(path)!.Value.Mode, 8);

    public bool Has(string path) => Fake.Files.LinkStat(path) is not null;

    public TimeSpan Passed => Fake.Clock.Now - new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public RecipeTest Test => RecipeTest.On(this).WithCookbooks(Balancer.Cookbooks).WithStateIn("/var/lib/recipe-runner").WithAttributes(Stack.ToJsonString());

    public RecipeTestResult Converge(params string[] events) => Test.Converge([.. events.Select(e => $"recipe[app_layer::{e}]")]);

    /// <summary>As if it had been set up and deployed: a release, and its service running.</summary>
    public AppServer Serving()
    {
        Converge("setup");
        fake.HasDirectory("/srv/www/simple_app/releases/1");
        fake.Files.CreateSymbolicLink("/srv/www/simple_app/current", "/srv/www/simple_app/releases/1");
        Converge("configure");
        fake.HasService("simple_app", running: true, enabled: true);
        fake.ClearLog();
        return this;
    }

    /// <summary>As if the application came from an archive that needs a password, and its first version were there; nothing is deployed.</summary>
    public AppServer WithArchive()
    {
        fake.HasService("simple_app");
        Deploy["scm"] = JsonNode.Parse($$"""{ "scm_type": "archive", "repository": "{{Source}}", "user": "reader", "password": "archive-password" }""");
        Publish("one");
        return this;
    }

    /// <summary>Has another version in the archive.</summary>
    public void Publish(string version)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "version") { DataStream = new MemoryStream(Encoding.ASCII.GetBytes(version)), Mode = (UnixFileMode)0b110_100_100 });
        fake.HasDownload(Source, Encoding.ASCII.GetString(archive.ToArray()), etag: version);
    }

    /// <summary>Puts open connections to port 80 of this instance into the kernel's table, and one of a monitor to its loopback address.</summary>
    public void HasConnections(int count) => fake.HasFile("/proc/net/tcp", string.Concat(
        "  sl  local_address rem_address   st\n   0: 00000000:0050 00000000:0000 0A\n   1: 0100007F:0050 0100007F:C350 01\n",
        string.Concat(Enumerable.Range(2, count).Select(i => $"   {i}: 0201017F:0050 0401017F:C3{i:X2} 01\n"))));

    private static JsonNode WithChecks(JsonNode stack)
    {
        stack["app_layer"] = JsonNode.Parse("""
            {
              "defaults": { "check": { "path": "/health", "inter": "500ms", "fastinter": "100ms", "fall": 3, "timeout": "300ms" } },
              "applications": { "simple_app": { "command": "bin/server --port 80" } }
            }
            """);
        return stack;
    }

    public IFiles Files => fake.Files;

    public IProcesses Processes => fake.Processes;

    public IAccounts Accounts => fake.Accounts;

    public IPackages Packages => fake.Packages;

    public IServices Services => fake.Services;

    public IDownloads Downloads => fake.Downloads;

    public ISockets Sockets => fake.Sockets;

    public IClock Clock => this;

    public IAutomaticAttributes Facts => fake.Facts;

    public Doubts Doubts => fake.Doubts;

    public DateTimeOffset Now => fake.Clock.Now;

    public void Sleep(TimeSpan time)
    {
        fake.Clock.Sleep(time);
        Passing(fake);
    }
}
