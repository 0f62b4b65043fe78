using System.Diagnostics;

namespace RecipeRunner.Tests.SystemTests.Hosts;

[SystemTest]
public sealed class NothingLeftTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    public void Nothing_is_left_when_a_host_is_disposed([Values] bool systemd)
    {
        var mounts = File.ReadAllText("/proc/self/mountinfo");
        var cgroups = Cgroups();
        int init, busy;

        using (var host = ThrowawayHost.Start(new() { Systemd = systemd }))
        {
            (init, busy) = (host.Init, host.StartBackground(new("sleep", "1000")).MachinePid);
            host.MountSmallDisk("/srv/small", "1m");
            Assert.That(File.ReadAllText("/proc/self/mountinfo"), Is.EqualTo(mounts), "mounts are in the host's own namespace");
        }

        Assert.That(Directory.Exists($"/proc/{init}") || Directory.Exists($"/proc/{busy}"), Is.False);
        Assert.That(File.ReadAllText("/proc/self/mountinfo"), Is.EqualTo(mounts));
        Assert.That(Cgroups(), Is.EqualTo(cgroups));
    }

    [Test]
    public void Nothing_is_left_when_the_process_that_started_a_host_is_killed([Values("", "systemd", "network")] string kind)
    {
        var temporary = Directory.GetFileSystemEntries(Path.GetTempPath(), "*throwaway*");
        var mounts = File.ReadAllText("/proc/self/mountinfo");
        var cgroups = Cgroups();
        string[] arguments = ["exec", typeof(HeldHost).Assembly.Location, "hold-host", kind];
        using var holder = Process.Start(new ProcessStartInfo(Path.Combine(Dotnet.Root, "dotnet"), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var line = holder.StandardOutput.ReadLineAsync();
        Assert.That(line.Wait(TimeSpan.FromMinutes(1)) && line.Result!.StartsWith("holding ", StringComparison.Ordinal));
        var pids = line.Result!.Split(' ')[1..];
        Assert.That(pids.All(p => Directory.Exists($"/proc/{p}")) && KeeperOf(holder.Id));

        Signal.Send(holder.Id, Signal.Kill);
        holder.WaitForExit(Limit);

        Wait.Until(() => !pids.Any(p => Directory.Exists($"/proc/{p}")), Limit, "the end of the host's processes");
        Wait.Until(() => Cgroups().SequenceEqual(cgroups), Limit, "the end of the host's cgroups");
        Wait.Until(() => !KeeperOf(holder.Id), Limit, "the end of the host's keeper");
        Assert.That(File.ReadAllText("/proc/self/mountinfo"), Is.EqualTo(mounts));
        Assert.That(Directory.GetFileSystemEntries(Path.GetTempPath(), "*throwaway*"), Is.EqualTo(temporary));
    }

    /// <summary>A keeper bears the number of the process that started it in its command line.</summary>
    private static bool KeeperOf(int pid) => Process.GetProcesses().Any(p =>
    {
        using (p)
            return Path.Exists($"/proc/{p.Id}/cmdline") && Text($"/proc/{p.Id}/cmdline").Contains($"throwaway-{pid}-", StringComparison.Ordinal);
    });

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }

    internal static List<string> Cgroups()
    {
        var roots = new[] { "/sys/fs/cgroup", "/sys/fs/cgroup/unified" };
        return [.. roots.Where(Directory.Exists).SelectMany(r => Directory.GetDirectories(r, "throwaway-*")).Order()];
    }
}
