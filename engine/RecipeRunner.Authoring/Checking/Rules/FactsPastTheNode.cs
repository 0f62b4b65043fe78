using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class FactsPastTheNode : PastTheMachine
{
    public override string Code => "RR056";

    public override string Name => "facts-past-the-node";

    public override string Summary => "A cookbook asks .NET what the machine is, where the node's automatic attributes say it.";

    public override string Why =>
        "The automatic attributes are those of the machine that converges: in a test they are what the test says, and `recipe-runner node show` prints them. .NET tells of the process that reads the recipe.";

    public override Example Bad => Example.Recipe("""
        File("/etc/motd", new() { Content = $"This is {Environment.MachineName}.\n", Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/motd", new() { Content = $"This is {node["hostname"]}.\n", Mode = "0644" });
        """);

    protected override (string Message, string Fix)? Judge(string type, ISymbol member) => Attribute(type, member.Name) is { } attribute
        ? ($"{type[(type.LastIndexOf('.') + 1)..]}.{member.Name} tells of the process that reads the recipe, not of the node.", $"Write {attribute}.")
        : null;

    private static string? Attribute(string type, string member) => (type, member) switch
    {
        ("System.Environment", "MachineName") or ("System.Net.Dns", "GetHostName") => "node[\"hostname\"]",
        ("System.Environment", "UserName") => "node[\"current_user\"]",
        ("System.Environment", "ProcessorCount") => "node[\"cpu\"][\"total\"]",
        ("System.Environment", "OSVersion") or ("System.Runtime.InteropServices.RuntimeInformation", "OSDescription") => "node[\"platform_version\"]",
        ("System.Runtime.InteropServices.RuntimeInformation", "OSArchitecture" or "ProcessArchitecture") => "node[\"kernel\"][\"machine\"]",
        ("System.Net.NetworkInformation.NetworkInterface", "GetAllNetworkInterfaces") => "node[\"network\"][\"interfaces\"]",
        ("System.IO.DriveInfo", _) => "node[\"filesystem\"]",
        _ => null,
    };
}
