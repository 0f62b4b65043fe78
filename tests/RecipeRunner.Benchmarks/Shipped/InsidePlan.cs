using RecipeRunner.Benchmarks.Measuring;

namespace RecipeRunner.Benchmarks.Shipped;

/// <summary>What the copy of this program inside the host has to know.</summary>
internal sealed record InsidePlan(string Repository, string Program, string? Native, int Runs)
{
    public string NodeJson => Path.Combine(Repository, "node.json");

    /// <summary>What must be seen inside the host.</summary>
    public IEnumerable<string> Folders =>
    [
        Repository, Path.GetDirectoryName(Program)!, AppContext.BaseDirectory.TrimEnd('/'), CleanEnvironment.Variables["DOTNET_ROOT"],
        .. Native is null ? Array.Empty<string>() : [Path.GetDirectoryName(Native)!],
    ];
}
