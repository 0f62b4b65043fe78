namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>What the command line asks of the timings of the port.</summary>
internal sealed class ClosingOptions(string[] arguments)
{
    private readonly Arguments arguments = new(arguments,
        """
        sudo dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- closing [options]
          --trials N       how often each is tried (default 20)
          --seconds N      how long packets are lost (default 30)
          --only A,B       only what has one of these in its name (dead, hung, vanished, "no traffic", restart, reload, loss)
        """, "--trials", "--seconds", "--only");

    public int Trials => arguments.Number("--trials", 20);

    public int Seconds => arguments.Number("--seconds", 30);

    public bool Wants(string title) =>
        arguments.Only([.. Death.All.Select(d => d.Title), .. DeadStartTrials.Verbs, LossTrial.Title]).Contains(title);
}
