using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Benchmarks.Workloads;

namespace RecipeRunner.Benchmarks.Contestants;

/// <summary>The C program that does the bare file work, and for packages one question to dpkg.</summary>
internal sealed class Floor(string native) : Contestant
{
    public const string Title = "floor";

    public override string Name => Title;

    public override bool Repairs => false;

    public override string? Declines(Workload workload) =>
        workload is ManyFiles { Notifying: false } or InstalledPackages ? null : "–";

    public override Commands Prepare(Workload workload, string folder, string tree) => workload switch
    {
        ManyFiles files => new(
            new Command(native, "write", $"{files.Count}", tree),
            new Command(native, "compare", $"{files.Count}", tree))
        { ExpectedAfterTampering = 1 },
        InstalledPackages packages => Commands.Same(
            new Command("dpkg-query", ["-W", "-f", "${db:Status-Abbrev} ${Package} ${Version}\\n", .. packages.Names])),
        _ => throw new ArgumentOutOfRangeException(nameof(workload)),
    };
}
