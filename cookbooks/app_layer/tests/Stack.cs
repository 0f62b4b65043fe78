namespace AppLayer.Tests;

/// <summary>A small stack: the instance balancer1 balances the layer app1, whose two servers are online.</summary>
internal static class Stack
{
    public const string WithTwoServers = """
        {
          "app_layer": { "clusters": { "app1": { "port": 8081 } } },
          "opsworks": {
            "activity": "configure",
            "instance": { "hostname": "balancer1", "layers": ["app1-haproxy"], "private_ip": "127.0.0.1" },
            "layers": {
              "app1-haproxy": { "name": "Balancers", "instances": { "balancer1": { "status": "online", "private_ip": "127.0.0.1" } } },
              "app1": { "name": "Application", "instances": {
                "app11": { "status": "online", "private_ip": "127.1.1.1" },
                "app12": { "status": "online", "private_ip": "127.1.1.2" }
              } }
            }
          }
        }
        """;

    /// <summary>The same with app12 stopped.</summary>
    public static string WithOneServer => WithTwoServers.Replace("\"app12\": { \"status\": \"online\"", "\"app12\": { \"status\": \"stopped\"", StringComparison.Ordinal);

    public static FakeMachine Machine()
    {
        FakeMachine machine = FakeMachine.Debian12().HasPackage("haproxy", "2.6.12-1", files: ["/usr/sbin/haproxy", "/etc/haproxy/"], service: "haproxy");
        machine.Accounts.CreateUser(new UserChange("haproxy") { System = true });
        machine.Command("haproxy -c *").Returns(0);
        machine.ClearLog();
        return machine;
    }
}
