namespace RecipeRunner.Tests.Conformance;

/// <summary>The notification vectors on this machine: all that they do is run true and false and write into a scratch folder.</summary>
[TestFixture]
[Category("Conformance")]
public sealed class NotificationTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.Notifications);

    [TestCaseSource(nameof(Cases))]
    public void Notifications_are_sent_as_in_Chef(VectorCase vector)
    {
        using var run = new NotificationRun(vector);
        Differences.AssertNone(vector, run.Play());
    }
}
