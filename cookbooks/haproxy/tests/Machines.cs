namespace Haproxy.Tests;

/// <summary>Machines that haproxy can be installed on.</summary>
internal static class Machines
{
    public static readonly string[] Platforms = ["Debian 12", "Ubuntu 22.04", "Ubuntu 24.04"];

    public static FakeMachine Make(string platform)
    {
        FakeMachine machine = platform switch
        {
            "Ubuntu 22.04" => FakeMachine.Ubuntu2204(),
            "Ubuntu 24.04" => FakeMachine.Ubuntu2404(),
            _ => FakeMachine.Debian12(),
        };
        machine.HasPackage("haproxy", "2.6.12-1", files: ["/usr/sbin/haproxy", "/etc/haproxy/"], service: "haproxy");
        // The package's scripts make it, which a fake machine does not run.
        machine.Accounts.CreateUser(new UserChange("haproxy") { System = true });
        machine.Command("haproxy -c *").Returns(0);
        machine.ClearLog();
        return machine;
    }
}
