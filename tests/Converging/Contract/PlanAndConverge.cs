using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>Plans, converges the same machine, and holds the one against the other.</summary>
internal static class PlanAndConverge
{
    /// <summary>Asserts the contract, and that the plan left the machine alone.</summary>
    /// <param name="machine">The machine; it is converged afterwards.</param>
    /// <param name="plan">Plans.</param>
    /// <param name="converge">Converges.</param>
    /// <param name="what">Recipe and start, for the failure's message.</param>
    public static (RecipeTestResult Plan, RecipeTestResult Converge) Check(FakeMachine machine, Func<RecipeTestResult> plan, Func<RecipeTestResult> converge, string what)
    {
        machine.ClearLog();
        RecipeTestResult planned = plan();
        string[] touched = [.. machine.Log];
        RecipeTestResult converged = converge();
        string? breach = touched.Length > 0 ? "The plan changed the machine: " + string.Join(", ", touched) : PlanContract.Breach(planned, converged);
        if (breach is not null) Assert.Fail($"{breach}\n\n{what}\n\nPLAN\n{Describe(planned)}\n\nCONVERGE\n{Describe(converged)}");
        return (planned, converged);
    }

    public static string Describe(RecipeTestResult result) =>
        string.Join("\n", PlayedAction.Of(result)) + (result.Error is null ? "" : $"\nended by {result.Error.GetType().Name}: {result.Error.Message}");
}
