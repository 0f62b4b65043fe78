using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>An expectation that does not hold is told in one line: kind, case, what was expected and what came out.</summary>
public sealed class DifferencesTests
{
    [Test]
    public void Of_attributes() => Assert.That(
        Told(VectorFiles.AttributePrecedence, "single default in recipe", "\"default\": 1", "\"default\": 2", new AttributePrecedenceTests().Attributes_merge_as_in_Chef),
        Is.EqualTo("attribute_precedence: single default in recipe: default[\"a\"]: expected 2, actual 1"));

    [Test]
    public void Of_notifications() => Assert.That(
        Told(VectorFiles.Notifications, "not_if command true and false", "\"skipped\"", "\"updated\"", new NotificationTests().Notifications_are_sent_as_in_Chef),
        Is.EqualTo("notifications: not_if command true and false: event 1: expected execute[a] run updated, actual execute[a] run skipped"));

    [Test]
    public void Of_files_in_both_runs() => Assert.That(
        Told(VectorFiles.FileResources, "file: same content", "\"up_to_date\"", "\"updated\"", new FileResourceTests().Files_converge_as_in_Chef_on_a_fake_machine),
        Is.EqualTo("file_resources: file: same content: first run, action 1: expected file[$DIR/f] create updated, actual file[$DIR/f] create up_to_date; second run, action 1: expected file[$DIR/f] create updated, actual file[$DIR/f] create up_to_date"));

    [Test]
    public void What_is_missing_or_too_much_is_nothing()
    {
        Assert.That(Differences.First("line", ["a", "b"], ["a"]), Is.EqualTo("line 2: expected b, actual nothing"));
        Assert.That(Differences.First("line", [], ["a"]), Is.EqualTo("line 1: expected nothing, actual a"));
        Assert.That(Differences.First("line", ["a"], ["a"]), Is.Null);
    }

    private static string Told(string kind, string name, string right, string wrong, Action<VectorCase> check)
    {
        VectorCase vector = VectorFiles.Own(kind).Single(one => one.Name == name);
        string json = vector.Json.GetRawText();
        Assert.That(json, Does.Contain(right));
        using (new NUnit.Framework.Internal.TestExecutionContext.IsolatedContext())
        {
            return Assert.Throws<AssertionException>(() => check(vector with { Json = JsonDocument.Parse(json.Replace(right, wrong)).RootElement }))!.Message;
        }
    }
}
