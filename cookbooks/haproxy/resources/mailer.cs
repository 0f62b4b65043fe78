using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>mailers</c> section: who sends the alerts by mail.</summary>
/// <example><code>
/// HaproxyMailer("operators", new() { Mailer = "mail1 192.0.2.25:25" });
/// </code></example>
public sealed record HaproxyMailerResource : HaproxySectionResource
{
    /// <summary>Mail servers: `smtp1 192.0.2.1:587`.</summary>
    public Many<string>? Mailer { get; init; }

    /// <summary>The longest time for a mail to be sent.</summary>
    public HaproxyTime? Timeout { get; init; }

    protected override SectionKind Kind => SectionKind.Mailers;

    protected override IEnumerable<string> Problems => Timeout?.Problem is { } problem ? [$"the timeout: {problem}"] : [];

    protected override Rule[] Rules =>
    [
        Set("mailer", Mailer),
        Set("timeout mail", Timeout?.ToString()),
    ];
}

[RecipeVerbs]
public static class HaproxyMailerVerbs
{
    /// <summary>Declares a mailers section. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyMailer(string name, HaproxyMailerResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
