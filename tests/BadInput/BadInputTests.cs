using System.Runtime.CompilerServices;
using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Refusals;

/// <summary>
/// What a person sees of each mistake, kept by snapshot: class and test name the snapshot. Nothing may have happened to the machine.
/// </summary>
internal abstract class BadInputTests
{
    protected Kitchen Kitchen { get; private set; } = null!;

    [SetUp]
    public void Furnish() => Kitchen = new Kitchen();

    [TearDown]
    public void Leave() => Kitchen.Dispose();

    /// <summary>Plans, and compares all that was said.</summary>
    protected void Refused(ExitCode exitCode, string[]? arguments = null, [CallerFilePath] string file = "") =>
        Says(Kitchen.Plan(arguments ?? []), exitCode, file);

    /// <summary>The same for one recipe.</summary>
    protected void RecipeRefused(string recipe, ExitCode exitCode, [CallerFilePath] string file = "")
    {
        Kitchen.Recipe(recipe);
        Refused(exitCode, file: file);
    }

    protected void Says(Outcome outcome, ExitCode exitCode, [CallerFilePath] string file = "")
    {
        Snapshot.Matches(outcome.ToString(), $"{GetType().Name.Replace("Tests", "", StringComparison.Ordinal)}/{TestContext.CurrentContext.Test.MethodName}", file);
        Assert.That(outcome.ExitCode, Is.EqualTo(exitCode));
        if (Kitchen.Machine is RecipeRunner.Testing.FakeMachine machine) Assert.That(machine.Log, Is.Empty, "the machine was changed");
    }
}
