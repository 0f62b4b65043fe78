using System.ComponentModel.DataAnnotations;
using RecipeRunner.Nodes;
using RangeAttribute = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace RecipeRunner.Tests.Nodes;

public sealed class AttributeRulesTests
{
    private enum Mode
    {
        Http,
        RawTcp,
    }

    private sealed record Listener([RangeAttribute(1, 65535)] int Port, [Required] string Name);

    private sealed record Settings : IValidatableObject
    {
        [RangeAttribute(1, 100)]
        public int Workers { get; init; } = 4;

        [AllowedValues("debug", "warn")]
        public string Log { get; init; } = "warn";

        [RegularExpression("[a-z]+")]
        public string? User { get; init; }

        [StringLength(5, MinimumLength = 2)]
        public string? Short { get; init; }

        [MinLength(1)]
        public string[] Names { get; init; } = ["x"];

        [Required]
        public string? Title { get; init; }

        [RangeAttribute(0.5, 2, ErrorMessage = "a share between a half and two")]
        public double Share { get; init; } = 1;

        [EmailAddress]
        public string? Mail { get; init; }

        public Mode Mode { get; init; }

        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

        public Uri? Site { get; init; }

        public Version? Version { get; init; }

        public Dictionary<string, Listener> Listeners { get; init; } = [];

        public int Least { get; init; }

        public int Most { get; init; } = 10;

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Least > Most) yield return new ValidationResult("a number that is not above most", [nameof(Least)]);
        }
    }

    private static string[] Errors(string json) =>
        [.. Assert.Throws<AttributeBindingException>(() => TestNode.FromJson($$"""{ "a": {{json}} }""").Attributes<Settings>("a"))!
            .Errors.Select(error => $"{error.Path}: {error.Expected}")];

    [Test]
    public void What_fits_is_bound()
    {
        var settings = TestNode.FromJson("""
            { "a": { "title": "t", "workers": "8", "log": "debug", "mode": "raw-tcp", "timeout": "1m30s", "site": "https://mirror.example/x",
                "version": "1.2", "listeners": { "web": { "port": 80, "name": "w" } } } }
            """).Attributes<Settings>("a");
        Assert.That((settings.Workers, settings.Log, settings.Mode, settings.Timeout, settings.Site!.Host, settings.Version!.Minor, settings.Listeners["web"].Port),
            Is.EqualTo((8, "debug", Mode.RawTcp, TimeSpan.FromSeconds(90), "mirror.example", 2, 80)));
    }

    [TestCase("5s", 5.0)]
    [TestCase("100ms", 0.1)]
    [TestCase("1h 30m", 5400.0)]
    [TestCase("1.5d", 129600.0)]
    [TestCase("250us", 0.00025)]
    [TestCase(30, 30.0)]
    [TestCase(0.5, 0.5)]
    public void A_duration_is_text_with_units_or_a_number_of_seconds(object written, double seconds)
    {
        var node = new Node("test");
        node.Default["t"].Set(written);
        Assert.That(node["t"].As<TimeSpan>(), Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase("\"30\"")]
    [TestCase("\"5 parsecs\"")]
    [TestCase("\"s\"")]
    [TestCase("\"\"")]
    [TestCase("\"99999999999999d\"")]
    [TestCase("true")]
    public void Other_text_is_no_duration(string written) =>
        Assert.That(Errors($$"""{ "title": "t", "timeout": {{written}} }"""), Is.EqualTo(["a.timeout: a duration such as 5s, 100ms or 1h30m, or a number of seconds"]));

    [Test]
    public void Each_annotation_says_what_it_expects() => Assert.That(
        Errors("""
            { "workers": 0, "log": "loud", "user": "Root", "short": "too long", "names": [], "share": 3, "mail": "nobody", "mode": "udp",
              "site": "mirror.example", "version": "one", "listeners": { "web": { "port": 70000 } } }
            """),
        Is.EqualTo([
            "a.workers: a whole number from 1 to 100",
            "a.log: one of debug, warn",
            "a.user: a string that matches [a-z]+",
            "a.short: a string of 2 to 5 characters",
            "a.names: a list of at least 1",
            "a.title: a string that is not empty. Did you mean site?",
            "a.share: a share between a half and two",
            "a.mail: a string: The mail field is not a valid e-mail address",
            "a.mode: one of http, raw_tcp",
            "a.site: an absolute URI such as https://mirror.example/",
            "a.version: a version such as 1.2.3",
            "a.listeners.web.port: a whole number from 1 to 65535",
            "a.listeners.web.name: a string that is not empty.",
        ]));

    [Test]
    public void A_value_of_another_type_is_told_of_the_range_as_well() =>
        Assert.That(Errors("""{ "title": "", "workers": "many" }"""), Is.EqualTo(["a.workers: a whole number from 1 to 100", "a.title: a string that is not empty"]));

    [Test]
    public void A_record_may_look_at_several_values_together() =>
        Assert.That(Errors("""{ "title": "t", "least": 11 }"""), Is.EqualTo(["a.least: a number that is not above most"]));
}
