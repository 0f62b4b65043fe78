using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Benchmarks.Checks;

/// <summary>
/// What <c>check</c> costs an author after each edit: the program as it is published over a copy of the shipped repository, a process for
/// each check, as a multiple of a check when nothing changed.
/// </summary>
internal static class CheckRun
{
    private const int Runs = 5;
    private const double MostSeconds = 1;

    public static int Run()
    {
        string cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "recipe-runner-benchmarks");
        Progress.Say("publish");
        string program = Publishing.Engine(Repository.Root, cache);
        string scratch = Directory.CreateTempSubdirectory("recipe-runner-checks-").FullName;
        try
        {
            var checks = new Checks(program, scratch, new ProcessTimer(null, scratch));
            Progress.Say("empty cache");
            Figure cold = checks.Measure(Runs, _ => checks.Forget()), none = checks.Measure(Runs, _ => { });
            Console.WriteLine($"""
                | `recipe-runner check` of the shipped repository | CPU | wall | CPU, nothing changed = 1 |
                | --- | ---: | ---: | ---: |
                {Row("when nothing changed", none, none)}
                """);
            double slowest = 0;
            foreach ((string what, Action<int> edit) in checks.Edits())
            {
                Progress.Say(what);
                Figure figure = checks.Measure(Runs, edit);
                Console.WriteLine(Row($"after an edit of {what}", figure, none));
                if (!what.StartsWith("a library", StringComparison.Ordinal)) slowest = Math.Max(slowest, figure.Cpu / 1000);
            }
            Console.WriteLine(Row("with an empty cache", cold, none));
            Console.WriteLine($"\nA recipe, template or attribute file under {MostSeconds:0} s of CPU: {(slowest < MostSeconds ? "met" : "**missed**")}.");
            return slowest < MostSeconds ? 0 : 1;
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static string Row(string what, Figure figure, Figure none) => $"| {what} | {figure.Cpu / 1000:0.00} s | {figure.Wall / 1000:0.00} s | {figure.Cpu / none.Cpu:0} |";
}
