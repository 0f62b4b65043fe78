using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UncheckedDownload : Rule
{
    public override string Code => "RR067";

    public override string Name => "unchecked-download";

    public override string Summary => "A file is fetched over plain http, or from a server that proves nothing, without a checksum.";

    public override string Why =>
        "Anybody on the way can put something else in its place, which then runs as root. Over https the server proves who it is; with `Checksum` it does not matter who sends the file, and a plan need not ask for it.";

    public override Example Bad => Example.Recipe("""
        RemoteFile("/srv/app.tar.gz", new() { Source = "http://mirror.example/app.tar.gz" });
        """);

    public override Example Good => Example.Recipe("""
        RemoteFile("/srv/app.tar.gz", new() { Source = "http://mirror.example/app.tar.gz", Checksum = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (!declared.Is("RemoteFileResource") || declared.Sets("Checksum")) continue;
            foreach (ExpressionSyntax address in declared["Source"]?.Elements() ?? [])
                if (Beginning(source, address) is { } text && IsPlain(text))
                    yield return At(address, "This comes over plain http, and nothing checks what came.", "Say Checksum, the SHA-256 of the file, or fetch it over https.");
            if (declared["SslVerifyMode"] is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "VerifyNone" } unverified)
                yield return At(unverified, "This server proves nothing, and nothing checks what came.", "Say Checksum, the SHA-256 of the file, or leave SslVerifyMode as it is.");
        }
    }

    private static string? Beginning(Source source, ExpressionSyntax address) =>
        address is InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] } ? first.TextToken.ValueText : source.Text(address);

    private static bool IsPlain(string address) => address.StartsWith("http://", StringComparison.Ordinal)
        && !address.StartsWith("http://localhost", StringComparison.Ordinal) && !address.StartsWith("http://127.", StringComparison.Ordinal);
}
