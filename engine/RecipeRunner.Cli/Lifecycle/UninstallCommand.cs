using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.Machines.Local;
using RecipeRunner.OpsWorks.Units;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary><c>recipe-runner lifecycle uninstall</c>.</summary>
internal sealed class UninstallCommand() : CliCommand("lifecycle uninstall", "Takes away the units of `lifecycle install`.")
{
    public override string Description => "A configure that is under way is let run to its end. The history stays.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("sudo recipe-runner lifecycle uninstall", "events come by hand only, from now on")];

    public override IReadOnlyList<OptionGroup> Options => [];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        if (!host.IsRoot) throw new RecipeRunnerException("lifecycle uninstall removes units and needs root: run it with sudo");
        try
        {
            string[] gone = new Systemd(new LocalFiles(), new LocalProcesses()).Uninstall();
            host.Terminal.Out.WriteLine(gone.Length == 0 ? "There are no such units." : $"Removed {string.Join(", ", gone)}.");
            host.Terminal.Out.Flush();
            return ExitCode.Success;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException(e.Message, inner: e);
        }
    }
}
