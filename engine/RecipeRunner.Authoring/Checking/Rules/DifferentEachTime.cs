using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class DifferentEachTime : PastTheMachine
{
    private static readonly string[] Harmless = ["Warn", "Log", "Suggest", "Fail", "When"];

    public override string Code => "RR057";

    public override string Name => "different-each-time";

    public override string Summary => "A cookbook asks the clock or chance, so that each run declares something else.";

    public override string Why =>
        "With the time or a random number in what is declared, no second converge does nothing: the file is written again, and whoever it notifies restarts, at every run. A plan shows another text than the converge writes.";

    public override Example Bad => Example.Recipe("""
        File("/etc/motd", new() { Content = $"Converged at {DateTime.Now}.\n", Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/motd", new() { Content = "Managed by RecipeRunner.\n", Mode = "0644" });
        """);

    protected override (string Message, string Fix)? Judge(string type, ISymbol member)
    {
        bool isDifferent = (type, member.Name) switch
        {
            ("System.DateTime" or "System.DateTimeOffset", "Now" or "UtcNow" or "Today") => true,
            ("System.Environment", "TickCount" or "TickCount64" or "ProcessId") => true,
            ("System.Guid", "NewGuid" or "CreateVersion7") or ("System.IO.Path", "GetRandomFileName") => true,
            ("System.Random", "Shared") => true,
            // With a seed it is the same each time.
            ("System.Random", ".ctor") => member is IMethodSymbol { Parameters.Length: 0 },
            ("System.Security.Cryptography.RandomNumberGenerator", _) => true,
            _ => false,
        };
        return isDifferent
            ? ($"{type[(type.LastIndexOf('.') + 1)..]}{(member.Name == ".ctor" ? "" : "." + member.Name)} is another one in each run: what is declared with it never settles.",
                "Leave it out, or make the value once: a file with Action = CreateIfMissing, a guard, an attribute; a primitive resource has context.Machine.Clock.")
            : null;
    }

    /// <summary>What is only said may be another text each time, a condition may well ask the clock, and what is made only once stays as it was made.</summary>
    protected override bool IsFine(Source source, SyntaxNode syntax) => base.IsFine(source, syntax)
        || source.Calls.Any(call => Harmless.Contains(call.Method.Name) && call.IsVerb() && call.Syntax.Span.Contains(syntax.Span))
        || source.Declarations.Any(declared => declared.Actions() is ["create_if_missing"] && declared.Call.Syntax.Span.Contains(syntax.Span));
}
