using RecipeRunner.Reporting;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging;

/// <summary>Converges lines on a machine where <c>false</c> fails and any other command does nothing.</summary>
internal static class Played
{
    public static RecipeTestResult Converge(Action lines) => Test().Converge(lines);

    public static RecipeTestResult TryConverge(Action lines) => Test().TryConverge(lines);

    /// <summary>The actions in the order of their starts, <c>execute[a] run</c>, with who notified; <c>nothing</c> is left out.</summary>
    public static IEnumerable<string> Actions(this RecipeTestResult result) =>
        result.Events.OfType<ActionStarted>().Where(e => e.Action != "nothing").Select(e => $"{e.Resource.Key} {e.Action}{(e.Resource.NotifiedBy is { } by ? $" by {by}" : "")}");

    private static RecipeTest Test()
    {
        FakeMachine machine = FakeMachine.Debian12().HasDirectory("/srv");
        machine.Command("*").Returns(0);
        machine.Command("false").Returns(1);
        return RecipeTest.On(machine).Once();
    }
}
