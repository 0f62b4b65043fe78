namespace RecipeRunner.Authoring.TestRunning;

/// <summary>How a test ended.</summary>
internal enum TestStatus
{
    Passed,
    Failed,

    /// <summary>It was not run, by an attribute or at its own wish.</summary>
    Skipped,
}

/// <summary>A test that was run.</summary>
/// <param name="Cookbook">The cookbook that it belongs to.</param>
/// <param name="Fixture">Its class, with its namespace.</param>
/// <param name="Name">Its name, with its arguments.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="At">Of a failure: the line of the test; the file is empty when it is not known.</param>
/// <param name="Message">Why it failed or was skipped; empty for nothing.</param>
/// <param name="Output">What it wrote to the console.</param>
internal sealed record TestOutcome(string Cookbook, string Fixture, string Name, TestStatus Status, TimeSpan Duration, SourceLine At, string Message, string Output);
