using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>Someone who can do the workloads.</summary>
internal abstract class Contestant
{
    /// <summary>As in the head of the table.</summary>
    public abstract string Name { get; }

    /// <summary>True when a byte that was tampered with is put right; the floor only tells.</summary>
    public virtual bool Repairs => true;

    /// <summary>Why this workload is not asked of this contestant; null when it is.</summary>
    public virtual string? Declines(Workload workload) =>
        workload is ManyFiles { Notifying: true } ? "not asked" : null;

    /// <summary>Writes the recipe of the workload into the folder and says how it is run.</summary>
    /// <param name="workload">What is to be done.</param>
    /// <param name="folder">The contestant's own, for its recipe and state.</param>
    /// <param name="tree">Where the workload's files go.</param>
    public abstract Commands Prepare(Workload workload, string folder, string tree);

    /// <summary>
    /// Throws unless the contestant says itself that it looked at everything and found nothing to do: where no file is
    /// written, only this tells a fast run from one that did not happen.
    /// </summary>
    public virtual void ProveNoOp(Workload workload, Commands commands, ProcessTimer timer)
    {
    }

    protected static string Write(string folder, string name, string content)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }
}

/// <summary>How a workload is run on an empty tree and how when there is nothing to do; mostly the same.</summary>
internal sealed record Commands(Command First, Command NoOp)
{
    /// <summary>What the no-op run ends with after a byte was changed behind its back.</summary>
    public int ExpectedAfterTampering { get; init; }

    public static Commands Same(Command command) => new(command, command);
}
