using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Debian;
using RecipeRunner.Machines.Local;
using RecipeRunner.Machines.Services;

namespace RecipeRunner.Tests.SystemTests;

/// <summary>
/// The test assembly run as a program inside a host, `dotnet RecipeRunner.Tests.dll machine install haproxy`: asks one thing of
/// the real packages and services, prints what was said and what it answered, and ends with 1 and the error's text.
/// </summary>
internal static class MachineProbe
{
    private const string FolderInHost = "/opt/machine-probe";

    /// <summary>What a host needs for <see cref="Ask"/>.</summary>
    public static HostBind Bind => new(AppContext.BaseDirectory.TrimEnd('/'), FolderInHost);

    public static HostResult Ask(this ThrowawayHost host, params string[] words) =>
        host.Run(new HostCommand($"{Hosts.Dotnet.RootInHost}/dotnet", [$"{FolderInHost}/RecipeRunner.Tests.dll", "machine", .. words]) { Timeout = TimeSpan.FromMinutes(3) });

    public static int Run(string[] words)
    {
        var files = new LocalFiles();
        var processes = new LocalProcesses();
        var clock = new LocalClock();
        var packages = new DebianPackages(files, processes, clock, Console.WriteLine);
        IServices services = SystemServices.For(files, processes, clock);
        string[] names = words[1..];
        PackageRequest[] requests = Array.ConvertAll(names, name => name.Split('=') is [var plain, var version] ? new PackageRequest(plain, version) : new PackageRequest(name));
        try
        {
            switch (words[0])
            {
                case "install": packages.Install(requests, new PackageOptions()); break;
                case "remove": packages.Remove(names, purge: false, new PackageOptions()); break;
                case "purge": packages.Remove(names, purge: true, new PackageOptions()); break;
                case "hold": packages.SetHold(names, held: true); break;
                case "package": Console.WriteLine(packages.Status(names[0])); break;
                case "simulate": Console.WriteLine(string.Join('\n', packages.Simulate(requests).Select(planned => $"{planned.Name} {planned.Version} {string.Join(',', planned.Files ?? ["?"])}"))); break;
                case "service": Console.WriteLine(services.Status(names[0])); break;
                case "start": services.Start(names[0]); break;
                case "stop": services.Stop(names[0]); break;
                case "restart": services.Restart(names[0]); break;
                case "reload": services.Reload(names[0]); break;
                case "enable": services.Enable(names[0]); break;
                case "disable": services.Disable(names[0]); break;
                case "mask": services.Mask(names[0]); break;
                case "unmask": services.Unmask(names[0]); break;
                default: throw new ArgumentException($"No such question: {words[0]}");
            }
            return 0;
        }
        catch (RecipeRunnerException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
