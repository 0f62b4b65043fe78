using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class InstanceMetadataByHand : Rule
{
    private const string Address = "169.254.169.254";

    public override string Code => "RR077";

    public override string Name => "instance-metadata-by-hand";

    public override string Summary => "A cookbook asks EC2's metadata service by its address.";

    public override string Why =>
        "The recipe then works on an instance only: on a virtual machine at home, in a plan on a laptop and in a test nothing answers there, and each try waits for its timeout. What the stack says of this instance (its addresses, layers, zone, type) is in `node.Stack().Self`.";

    public override Example Bad => Example.Recipe("""
        string address = Shell("curl -fs http://169.254.169.254/latest/meta-data/local-ipv4").Output;
        File("/etc/address", new() { Content = address, Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        string? address = node.Stack().Self.PrivateIp;
        File("/etc/address", new() { Content = address, Mode = "0644" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        // Few sources have it, and walking through all words takes its time.
        if (!source.Tree.ToString().Contains(Address, StringComparison.Ordinal)) yield break;
        foreach (Microsoft.CodeAnalysis.SyntaxToken token in source.Root.DescendantTokens())
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken && token.ValueText.Contains(Address, StringComparison.Ordinal))
                yield return At(token.GetLocation(), $"{Address} answers on an EC2 instance only: elsewhere, in a plan and in a test too, this waits for its timeout.", "Read node.Stack().Self, or attributes of your own.");
    }
}
