using System.Globalization;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Stacks;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>What an instance is to do: the JSON of Chef 11 for it, whatever shape the data had.</summary>
/// <param name="Json">Ready to be converged by: its run list holds what this run has.</param>
/// <param name="Skipped">Recipes that only OpsWorks had.</param>
/// <param name="Subject">Whose state it is about.</param>
/// <param name="SentAt">When the JSON was made; null when it does not say.</param>
/// <param name="ShutdownTimeout">How long the instance's layers let a shutdown take; null when the data do not say.</param>
internal sealed record LifecycleOrder(MapNode Json, IReadOnlyList<string> Skipped, string Subject, DateTimeOffset? SentAt, TimeSpan? ShutdownTimeout)
{
    /// <param name="stack">The data.</param>
    /// <param name="activity">What is to be done.</param>
    /// <param name="instance">The instance's host name; null for the one that the data were sent to.</param>
    /// <param name="runList">What to run in place of what the data say, comma separated; null for nothing.</param>
    /// <param name="cookbookPaths">The folders of the run's cookbooks.</param>
    /// <param name="note">Told what a person should know.</param>
    /// <exception cref="RecipeRunnerException">The data do not do for the instance, or for the activity.</exception>
    public static LifecycleOrder Of(StackFile stack, string activity, string? instance, string? runList, IReadOnlyList<string> cookbookPaths, Action<string> note)
    {
        // A run list of one's own does with data that were sent for another event.
        MapNode json = stack.For(instance, runList is not null && stack.SentFor is not null ? null : activity, note);
        StackFields opsworks = new StackFields(json, "").Below("opsworks");
        opsworks.Node.Set("activity", new ScalarNode(activity, default));
        string subject = $"{opsworks.Below("stack").Text("id") ?? opsworks.Below("stack").Text("name")} {opsworks.Below("instance").Text("hostname")}";
        return new(json, TakeRunList(json, runList, cookbookPaths), runList is null ? subject : $"{subject} {runList}", Time(opsworks), stack.ShutdownTimeout(instance));
    }

    private static IReadOnlyList<string> TakeRunList(MapNode json, string? given, IReadOnlyList<string> cookbookPaths)
    {
        if (given is not null)
        {
            Set(json, NodeInput.ParseRunList(given).Select(item => item.ToString()));
            return [];
        }
        var fields = new StackFields(json, "");
        IReadOnlyList<string> all = fields.Below("opsworks_custom_cookbooks").Texts("recipes");
        bool isTheirs = json.TryGet("run_list", out AttributeNode? runList) && runList.SameAs(Chef11Json.RunList(all));
        (IReadOnlyList<string> kept, IReadOnlyList<string> skipped) = BuiltInRecipes.Part(isTheirs ? all : fields.Texts("run_list"), HasCookbook);
        Set(json, kept.Select(item => item.Contains('[', StringComparison.Ordinal) ? item : $"recipe[{item}]"));
        return skipped;

        bool HasCookbook(string name) => cookbookPaths.Any(path => Directory.Exists(Path.Combine(path, name)));
    }

    private static void Set(MapNode json, IEnumerable<string> runList)
    {
        json.Take("recipes");
        json.Set("run_list", AttributeNodes.From(runList, default));
    }

    private static DateTimeOffset? Time(StackFields opsworks)
    {
        if (opsworks.Text("sent_at") is not { } text) return null;
        return double.TryParse(text, CultureInfo.InvariantCulture, out double seconds) && seconds >= 0 && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000))
            : throw new RecipeRunnerException($"opsworks.sent_at is '{text}', expected seconds since 1970.");
    }
}
