using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class NetworkPastTheMachine : PastTheMachine
{
    private static readonly string[] Clients =
    [
        "System.Net.Http.HttpClient", "System.Net.WebClient", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient", "System.Net.Sockets.Socket",
        "System.Net.NetworkInformation.Ping", "System.Net.Mail.SmtpClient",
    ];

    public override string Code => "RR055";

    public override string Name => "network-past-the-machine";

    public override string Summary => "A cookbook talks to the network while it is read.";

    public override string Why =>
        "What a recipe declares then depends on who answers at that moment: a plan asks too, a test needs the network, and a server that is down ends the run before anything is declared. A document is declared, by `RemoteFile`; handlers, which tell others of a run, may use what they like.";

    public override Example Bad => Example.Recipe("""
        var http = new System.Net.Http.HttpClient();
        string list = await http.GetStringAsync("https://mirror.example/blocked.txt");
        File("/etc/nginx/blocked.txt", new() { Content = list, Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        RemoteFile("/etc/nginx/blocked.txt", new() { Source = "https://mirror.example/blocked.txt", Mode = "0644" });
        """);

    protected override (string Message, string Fix)? Judge(string type, ISymbol member) =>
        (member.Name == ".ctor" && Clients.Contains(type)) || (type == "System.Net.Dns" && member.Name != "GetHostName")
            ? ($"{type} goes past the machine: the recipe waits for the network whenever it is read, in a plan and in a test too.",
                "Declare a RemoteFile for a document; for what must be known while the run converges use Lazy(() => Shell([\"curl\", ...]).Output).")
            : null;
}
