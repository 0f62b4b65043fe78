using RecipeRunner.Converging;

namespace RecipeRunner.Reporting;

/// <summary>The runs that have a record, by name: the time when they began and the process.</summary>
internal sealed class KeptRuns(string folder)
{
    public const string Latest = "latest";

    /// <summary>Their names, the newest first.</summary>
    /// <exception cref="RecipeRunnerException">There are none, or they are somebody else's.</exception>
    public IReadOnlyList<string> Names()
    {
        string[] names;
        try
        {
            names = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "2*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)] : [];
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotOurs(e);
        }
        if (names.Length == 0)
            throw new RecipeRunnerException($"there is no record of a run in {folder}: each converge leaves one there. A plan leaves none; `recipe-runner plan -F json | recipe-runner report -` shows it");
        Array.Sort(names, static (a, b) => string.CompareOrdinal(b, a));
        return names;
    }

    /// <summary>Reads one.</summary>
    /// <param name="name"><see cref="Latest"/>, or how its name begins.</param>
    /// <exception cref="RecipeRunnerException">There is none of that name, or several.</exception>
    public RunStory Read(string name)
    {
        IReadOnlyList<string> names = Names();
        string[] meant = name == Latest ? [names[0]] : [.. names.Where(n => n.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        if (meant.Length == 0) throw new RecipeRunnerException($"no run's name begins with '{name}', and there is no such file. `recipe-runner report --list` lists the runs; the newest is {names[0]}");
        if (meant.Length > 1) throw new RecipeRunnerException($"the names of {meant.Length} runs begin with '{name}', {string.Join(", ", meant.Take(3))}{(meant.Length > 3 ? " and others" : "")}: give more of it");
        return Open(meant[0]);
    }

    /// <summary>Reads one by its whole name.</summary>
    public RunStory Open(string name)
    {
        try
        {
            return RunReader.Read(File.ReadAllBytes($"{folder}/{name}.json"), name);
        }
        catch (UnauthorizedAccessException e)
        {
            throw NotOurs(e);
        }
    }

    private RecipeRunnerException NotOurs(Exception inner) => new($"the records of runs in {folder} are their owner's alone: run it with sudo", inner: inner);
}
