namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// The test assembly run as a program, `dotnet RecipeRunner.Tests.dll hold-host [systemd|network]`: starts a host (in a network), says so, and
/// waits to be killed. It is how the tests learn what a test run that dies leaves behind.
/// </summary>
internal static class HeldHost
{
    public static int Run(string[] arguments)
    {
        using var network = arguments is ["network"] ? PrivateNetwork.Start() : null;
        using var host = ThrowawayHost.Start(new() { Systemd = arguments is ["systemd"], Joins = network });
        using var busy = host.StartBackground(new("sleep", "1000"));
        Console.WriteLine($"holding {host.Init} {busy.MachinePid} {network?.Keeper}".TrimEnd());
        Console.ReadLine();
        return 0;
    }
}
