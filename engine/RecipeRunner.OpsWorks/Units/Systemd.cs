using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.OpsWorks.Units;

/// <summary>Puts the units in place, and takes them away.</summary>
internal sealed class Systemd(IFiles files, IProcesses processes)
{
    private const int ReadableByAll = 0b110_100_100;
    private const string Running = "/run/systemd/system";

    /// <summary>Writes the units, and has systemd watch from now on and give the others their turns.</summary>
    /// <exception cref="RecipeRunnerException">systemd does not run here, or refuses a unit.</exception>
    public void Install(LifecycleUnits units)
    {
        if (files.Stat(Running) is null) throw new RecipeRunnerException("systemd does not run this machine, and the units are for it; --dry-run shows them.");
        (string Name, string Text)[] wanted = [.. units.Files()];
        Forget([.. LifecycleUnits.All.Except(wanted.Select(u => u.Name))]);
        foreach ((string name, string text) in wanted)
            files.Write(PathOf(name), new FileWrite { Content = Encoding.UTF8.GetBytes(text), Mode = ReadableByAll });
        files.Flush();
        Call("daemon-reload");
        string[] names = [.. wanted.Select(u => u.Name)];
        CallFor("enable", names.Intersect(LifecycleUnits.AtBoot));
        // A watch that was there looks at the file that is named now.
        CallFor("restart", names.Intersect(LifecycleUnits.Lasting));
    }

    /// <summary>Takes the units away; gives the names of those that were there.</summary>
    public string[] Uninstall() => Forget(LifecycleUnits.All);

    private string[] Forget(string[] names)
    {
        string[] there = [.. names.Where(n => files.LinkStat(PathOf(n)) is not null)];
        if (there.Length == 0) return there;
        // A configure that runs is let run.
        CallFor("disable", there.Intersect(LifecycleUnits.AtBoot));
        CallFor("stop", there.Intersect(LifecycleUnits.Lasting));
        foreach (string name in there) files.Delete(PathOf(name));
        files.Flush();
        Call("daemon-reload");
        return there;
    }

    private static string PathOf(string name) => $"{LifecycleUnits.Folder}/{name}";

    private void CallFor(string verb, IEnumerable<string> units)
    {
        string[] names = [.. units];
        if (names.Length > 0) Call([verb, .. names]);
    }

    private void Call(params string[] words)
    {
        CommandResult result = processes.Run(new Command(["systemctl", .. words]));
        if (result.ExitCode != 0) throw new RecipeRunnerException($"`systemctl {string.Join(' ', words)}` ended with {result.ExitCode}: {result.Stderr.Trim()}", ExitCode.ResourceFailed);
    }
}
