using RecipeRunner.Benchmarks.ClosedPort;

namespace RecipeRunner.Benchmarks.Scale;

/// <summary>What the command line asks of the measurement of large stacks.</summary>
internal sealed class ScaleOptions(string[] arguments)
{
    private readonly Arguments arguments = new(arguments,
        """
        sudo dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- scale [options]
          --runs N         whole-process runs of which the median is taken (default 5)
          --layers N       layers of the stacks (default 400)
          --instances N    instances of the large stack; the small one has a tenth (default 20000)
        """, "--runs", "--layers", "--instances");

    public int Runs => arguments.Number("--runs", 5);

    public int Layers => arguments.Number("--layers", 400);

    public int Instances => arguments.Number("--instances", 20_000);
}
