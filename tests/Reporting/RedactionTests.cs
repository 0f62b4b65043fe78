using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

public sealed class RedactionTests
{
    private static string Shown(object secret, string text)
    {
        var redaction = new Redaction();
        redaction.Add(secret);
        return redaction.Of(text);
    }

    [TestCase("password=s3cr\"et\\;", "password=********;")]
    [TestCase("{\"password\":\"s3cr\\\"et\\\\\"}", "{\"password\":\"********\"}")]
    [TestCase("https://a:s3cr%22et%5C@b", "https://a:********@b")]
    [TestCase("<password>s3cr&quot;et\\</password>", "<password>********</password>")]
    [TestCase("echo czNjciJldFw= | base64 -d", "echo ********= | base64 -d")]
    [TestCase("nothing", "nothing")]
    public void A_secret_is_masked_in_the_forms_that_it_is_written_in(string text, string shown) =>
        Assert.That(Shown("s3cr\"et\\", text), Is.EqualTo(shown));

    [Test]
    public void Each_line_of_several_is_masked_as_a_diff_shows_them() =>
        Assert.That(Shown("BEGIN KEY\n  abcdef\nEND\n", "+BEGIN KEY\n+  abcdef\n+END\n"), Is.EqualTo("+********\n+  ********\n+END\n"));

    [TestCase("abc")]
    [TestCase("8080")]
    [TestCase("true")]
    [TestCase("")]
    [TestCase(443L)]
    [TestCase(true)]
    public void What_is_too_common_to_be_a_secret_is_shown(object value) => Assert.That(Shown(value, $"it is {value}, abc, 8080, 443, true"), Is.EqualTo($"it is {value}, abc, 8080, 443, true"));

    [Test]
    public void A_long_number_is_masked() => Assert.That(Shown(4711471100L, "pin 4711471100"), Is.EqualTo("pin ********"));

    [Test]
    public void What_contains_another_secret_is_masked_whole() =>
        Assert.That(Shown(new List<object?> { "fish", "swordfish" }, "a swordfish, a fish"), Is.EqualTo("a ********, a ********"));

    [Test]
    public void Values_inside_are_masked_and_keys_are_not() =>
        Assert.That(Shown(new OrderedDictionary<string, object?> { ["user"] = new List<object?> { "swordfish" } }, "user swordfish"), Is.EqualTo("user ********"));

    [Test]
    public void What_is_left_of_one_that_a_message_cut_is_masked() =>
        Assert.That(Shown(new string('x', 40) + new string('y', 40), $"it is \"{new string('x', 40) + new string('y', 20)}...\""), Is.EqualTo("it is \"********...\""));

    [Test]
    public void Without_secrets_nothing_is_touched()
    {
        var heard = new List<RunEvent>();
        var observer = new RedactingObserver(new Listener(heard), new());
        var message = new Message(LogLevel.Info, "swordfish");

        observer.On(message);

        Assert.That(heard.Single(), Is.SameAs(message));
    }

    private sealed class Listener(List<RunEvent> heard) : IRunObserver
    {
        public void On(RunEvent runEvent) => heard.Add(runEvent);
    }
}
