using System.Diagnostics;
using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Benchmarks.RecipeTests;

/// <summary>
/// What a test of a recipe costs its author: the program as it is published runs tests that are all alike, and tells of each how long it
/// took. The first ones compile code to machine code; of the others the median counts.
/// </summary>
internal static class RecipeTestRun
{
    private const int Repeats = 60, Warm = 20;
    private const double MostMilliseconds = 20;

    public static int Run()
    {
        string repository = Repository.Root;
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "recipe-runner-benchmarks");
        Progress.Say("publish");
        string program = Publishing.Engine(repository, cache);
        string cookbook = Directory.CreateTempSubdirectory("recipe-runner-recipe-tests-").FullName + "/cookbooks/motd";
        try
        {
            Write(cookbook);
            Progress.Say("cold");
            (double cold, _) = Test(program, repository, cookbook);
            Progress.Say("warm");
            (double warm, JsonArray tests) = Test(program, repository, cookbook);
            (double First, double Median) small = Figures(tests, "Small"), haproxy = Figures(tests, "Haproxy");
            Console.WriteLine($"""
                | a test: a converge, and the second run | the first | median of the last {Repeats - Warm} | under {MostMilliseconds:0} ms |
                | --- | ---: | ---: | --- |
                | a template and a file | {small.First:0.0} ms | {small.Median:0.0} ms | {Met(small.Median)} |
                | `recipe[haproxy]` with a cluster | {haproxy.First:0.0} ms | {haproxy.Median:0.0} ms | {Met(haproxy.Median)} |

                The whole command with {2 * Repeats} such tests: {warm:0.0} s, with an empty cache {cold:0.0} s.
                """);
            return small.Median < MostMilliseconds && haproxy.Median < MostMilliseconds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(cookbook)!)!, recursive: true);
        }
    }

    private static string Met(double milliseconds) => milliseconds < MostMilliseconds ? "met" : "**missed**";

    private static void Write(string cookbook)
    {
        Write("metadata.json", """{ "name": "motd", "version": "0.1.0", "depends": { "haproxy": ">= 0.1.0" } }""");
        Write("recipes/default.csx", """
            Template("/etc/motd", new() { Source = "motd.sbn", Variables = new { greeting = "Hello" } });
            File("/etc/issue", new() { Content = "Welcome\n", Mode = "0644" });
            """);
        Write("templates/motd.sbn", "{{ greeting }} on {{ node.fqdn }}\n");
        Write("tests/Tests.cs", $$"""
            namespace Motd.Tests;

            public sealed class Small
            {
                [Test]
                public void Converges([Range(1, {{Repeats}})] int number) => RecipeTest.On(FakeMachine.Debian12()).Converge("recipe[motd]");
            }

            public sealed class Haproxy
            {
                private static readonly object Attributes = new { haproxy = new { clusters = new { web = new
                {
                    bind = "*:80", mode = "http", balance = "roundrobin", check = "inter 2s", servers = new[] { new { name = "a", address = "127.0.0.2", port = 80 } },
                } } } };

                [Test]
                public void Converges([Range(1, {{Repeats}})] int number)
                {
                    FakeMachine machine = FakeMachine.Debian12().HasPackage("haproxy", "2.6.12-1", files: ["/usr/sbin/haproxy", "/etc/haproxy/"], service: "haproxy");
                    machine.Accounts.CreateUser(new UserChange("haproxy") { System = true });
                    machine.Command("haproxy -c *").Returns(0);
                    RecipeTest.On(machine).WithAttributes(Attributes).Converge("recipe[haproxy]");
                }
            }
            """);

        void Write(string path, string text)
        {
            string file = Path.Combine(cookbook, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private static (double Seconds, JsonArray Tests) Test(string program, string repository, string cookbook)
    {
        var start = new ProcessStartInfo(program, ["test", cookbook, "-F", "json"]) { RedirectStandardOutput = true };
        start.Environment["XDG_CACHE_HOME"] = Path.Combine(Path.GetDirectoryName(cookbook)!, "..", "cache");
        // The checkout's cookbooks are found as they are when its launcher runs the program.
        start.Environment["RECIPE_RUNNER_LAUNCHER"] = Path.Combine(repository, "recipe-runner");
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new BenchmarkException($"recipe-runner test ended with {process.ExitCode}:\n{output}");
        JsonNode json = JsonNode.Parse(output)!;
        return ((double)json["duration_ms"]! / 1000, json["cookbooks"]![0]!["tests"]!.AsArray());
    }

    private static (double First, double Median) Figures(JsonArray tests, string fixture)
    {
        double[] all = [.. tests.Where(t => ((string)t!["fixture"]!).EndsWith(fixture, StringComparison.Ordinal)).Select(t => (double)t!["duration_ms"]!)];
        double[] warm = [.. all.Skip(Warm).Order()];
        return (all[0], warm[warm.Length / 2]);
    }
}
