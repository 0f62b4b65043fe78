namespace RecipeRunner.Machines.Debian;

/// <summary>The local policy that may forbid packages to start their services (containers have one that forbids all).</summary>
internal sealed class PolicyRcD(IFiles files, IProcesses processes, Action<string> say)
{
    private const string Path = "/usr/sbin/policy-rc.d";
    private const int Forbidden = 101;
    private bool told;

    /// <summary>Says once, when it is so, that what is installed will not start by itself.</summary>
    public void TellIfStartsAreForbidden(string package)
    {
        if (told || files.Stat(Path) is not { } policy || (policy.Mode & 0b001_001_001) == 0) return;
        told = true;
        CommandResult answer = processes.Run(new Command([Path, package, "start"]) { Changes = false, Timeout = TimeSpan.FromSeconds(30) });
        if (answer.ExitCode == Forbidden)
            say($"{Path} forbids starting services: packages will not start theirs when they are installed; a service resource still does");
    }
}
