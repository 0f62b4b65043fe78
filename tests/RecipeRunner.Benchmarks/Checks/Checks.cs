using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Benchmarks.Checks;

/// <summary>A copy of the shipped repository, and checks of it.</summary>
internal sealed class Checks
{
    private readonly ProcessTimer timer;
    private readonly string repository;
    private readonly string cache;
    private readonly Command command;

    public Checks(string program, string scratch, ProcessTimer timer)
    {
        this.timer = timer;
        (repository, cache) = (Path.Combine(scratch, "repository"), Path.Combine(scratch, "cache"));
        command = new(program, "check", "--state-dir", cache) { WorkingFolder = repository };
        Directory.CreateDirectory(repository);
        Tool.Run("cp", "-r", Path.Combine(Repository.Root, "cookbooks"), Path.Combine(Repository.Root, "node.json"), repository);
    }

    /// <summary>What an author edits, and the edit; each time it is another one.</summary>
    public IEnumerable<(string What, Action<int> Edit)> Edits()
    {
        yield return ("a recipe", Append("haproxy/recipes/default.csx", "// {0}"));
        yield return ("an attribute file", Append("app_layer/attributes/default.csx", "// {0}"));
        yield return ("a template", Append("haproxy/templates/opsworks.cfg.sbn", "# {0}"));
        yield return ("a library's method", Append("haproxy/libraries/Section.cs", "// {0}"));
        yield return ("a library's declarations", Append("haproxy/libraries/Section.cs", "internal static class Edit{0};"));
    }

    /// <summary>The median of several checks, each after an edit.</summary>
    public Figure Measure(int runs, Action<int> edit)
    {
        var samples = new List<Sample>();
        for (int run = 0; run < runs; run++)
        {
            edit(run);
            samples.Add(timer.Run(command));
        }
        return Figure.Of(samples);
    }

    /// <summary>Throws away all that was kept.</summary>
    public void Forget()
    {
        if (Directory.Exists(cache)) Directory.Delete(cache, recursive: true);
    }

    private Action<int> Append(string file, string line) => run =>
        File.AppendAllText(Path.Combine(repository, "cookbooks", file), string.Format(System.Globalization.CultureInfo.InvariantCulture, line, run) + "\n");
}
