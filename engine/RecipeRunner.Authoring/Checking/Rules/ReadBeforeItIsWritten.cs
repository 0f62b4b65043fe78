using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ReadBeforeItIsWritten : Rule
{
    public override string Code => "RR072";

    public override string Name => "read-before-it-is-written";

    public override string Summary => "A recipe looks at a path that a resource above makes, before anything has converged.";

    public override string Why =>
        "All recipes are read first, and then all resources converge. A line below a declaration runs long before it: it sees the file as the last run left it, and on a new machine none at all. `Lazy` and `When` look when their resource has its turn.";

    public override Example Bad => Example.Recipe("""
        RemoteFile("/srv/version", new() { Source = "https://mirror.example/version" });
        File("/etc/motd", new() { Content = "version " + ReadFile("/srv/version"), Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        RemoteFile("/srv/version", new() { Source = "https://mirror.example/version" });
        File("/etc/motd", new() { Content = Lazy(() => "version " + ReadFile("/srv/version")), Mode = "0644" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        if (source.Kind != SourceKind.Recipe) yield break;
        foreach (Call look in source.Calls)
        {
            if (!look.LooksAtMachine() || look.Text("path") is not { } path || look.Syntax.Ancestors().Any(around => around is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax)) continue;
            if (source.Declarations.FirstOrDefault(declared => declared.Call.Syntax.Span.End < look.Syntax.SpanStart && Makes(declared, path)) is { } made)
                yield return At(look.Syntax, $"{look.Method.Name} looks before line {made.Line()} has made {path}: recipes are read before anything converges.",
                    $"Look when the turn comes: Lazy(() => ...) for a property, When(() => {look.Syntax}) for a guard.");
        }
    }

    private static bool Makes(Declaration declared, string path) => !declared.Sets("CompileTime")
        && (declared.Is("ContentResource") || declared.Is("DirectoryResource") || declared.Is("LinkResource") || declared.Is("GitResource") ? declared.Source.Text(declared["Path"] ?? declared.NameExpression) : declared.Text("Creates")) == path;
}
