using System.Diagnostics;
using System.Reflection;
using NUnit.Framework.Api;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>Runs the tests of an assembly with NUnit's framework, one after the other, in this process.</summary>
/// <param name="tests">The tests that the assembly was made of.</param>
/// <param name="filter">Only tests whose full name holds this text, in whatever case; null for all.</param>
/// <param name="limit">How long one test may take.</param>
internal sealed class NUnitRun(CookbookTests tests, string? filter, TimeSpan limit) : ITestListener, ITestFilter
{
    // One after the other, also those that would be parallel: the coverage of resources is kept of one run at a time.
    private static readonly Dictionary<string, object> Settings = new() { ["NumberOfTestWorkers"] = 0 };

    private readonly Lock told = new();
    private readonly List<TestOutcome> outcomes = [];
    private ITest? last;
    private long since = Stopwatch.GetTimestamp();

    /// <summary>Whether a test was given up: its thread cannot be ended while the program runs, and may still do something.</summary>
    public bool WasGivenUp { get; private set; }

    /// <summary>Runs them, and tells how they ended.</summary>
    public IReadOnlyList<TestOutcome> Of(Assembly assembly)
    {
        var runner = new NUnitTestAssemblyRunner(new DefaultTestAssemblyBuilder());
        runner.Load(assembly, Settings);
        runner.RunAsync(this, filter is null ? TestFilter.Empty : this);
        while (Left() is { Ticks: > 0 } left)
            if (runner.WaitForCompletion((int)left.TotalMilliseconds + 1))
                return outcomes;
        lock (told)
        {
            WasGivenUp = true;
            outcomes.Add(new(tests.Cookbook.Name, last is null ? "" : Fixture(last), last?.Name ?? "", TestStatus.Failed, limit, FailureText.Declaration(last, tests.Sources),
                $"It did not end within {limit.TotalSeconds:0.###} s, and no test was run behind it. `--timeout SECONDS` gives tests more time.", ""));
            return [.. outcomes];
        }
    }

    public void TestStarted(ITest test)
    {
        lock (told) (last, since) = (test, Stopwatch.GetTimestamp());
    }

    public void TestFinished(ITestResult result)
    {
        lock (told)
        {
            since = Stopwatch.GetTimestamp();
            if (!WasGivenUp) Note(result);
        }
    }

    private TimeSpan Left()
    {
        lock (told) return limit - Stopwatch.GetElapsedTime(since);
    }

    private void Note(ITestResult result)
    {
        // A fixture is told of only when it failed in what it does after its tests; what fails before them fails each.
        if (result.Test.IsSuite && result.ResultState.Site != FailureSite.TearDown) return;
        TestStatus status = result.ResultState.Status switch
        {
            NUnit.Framework.Interfaces.TestStatus.Failed => TestStatus.Failed,
            NUnit.Framework.Interfaces.TestStatus.Skipped or NUnit.Framework.Interfaces.TestStatus.Inconclusive => TestStatus.Skipped,
            _ => TestStatus.Passed,
        };
        outcomes.Add(new(tests.Cookbook.Name, Fixture(result.Test), result.Name, status, TimeSpan.FromSeconds(result.Duration),
            FailureText.Place(result, tests.Sources), status == TestStatus.Passed ? "" : FailureText.Message(result), result.Output.TrimEnd()));
    }

    /// <summary>The class with its arguments, if it has some.</summary>
    private static string Fixture(ITest test) => test.FullName.EndsWith("." + test.Name, StringComparison.Ordinal) ? test.FullName[..^(test.Name.Length + 1)] : test.FullName;

    public void TestOutput(NUnit.Framework.Interfaces.TestOutput output)
    {
        // Stands in the result.
    }

    public void SendMessage(TestMessage message)
    {
        // Nobody listens to messages between tests.
    }

    public bool Pass(ITest test, bool negated) => Pass(test) != negated;

    public bool Pass(ITest test) => test.IsSuite ? test.Tests.Any(Pass) : test.FullName.Contains(filter!, StringComparison.OrdinalIgnoreCase);

    public bool IsExplicitMatch(ITest test) => !test.IsSuite && Pass(test);

    TNode IXmlNodeBuilder.ToXml(bool recursive) => new("filter");

    TNode IXmlNodeBuilder.AddToXml(TNode parentNode, bool recursive) => parentNode.AddElement("filter");
}
