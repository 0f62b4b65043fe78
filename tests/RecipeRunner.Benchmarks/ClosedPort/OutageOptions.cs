namespace RecipeRunner.Benchmarks.ClosedPort;

/// <summary>What the command line asks of the outage test.</summary>
internal sealed class OutageOptions(string[] arguments)
{
    private readonly Arguments arguments = new(arguments,
        """
        sudo dotnet run -c Release --project tests/RecipeRunner.Benchmarks -- outage [options]
          --outages N      how often the whole cluster dies (default 10)
          --seconds N      how long it stays dead (default 15)
          --rate N         messages a second (default 400)
          --only A,B       only these configurations (plain, reject, app_layer)
        """, "--outages", "--seconds", "--rate", "--only");

    public int Outages => arguments.Number("--outages", 10);

    public int Seconds => arguments.Number("--seconds", 15);

    public int Rate => arguments.Number("--rate", 400);

    public bool Wants(Configuration configuration) => arguments.Only([.. Configuration.All.Select(c => c.Title)]).Contains(configuration.Title);
}
