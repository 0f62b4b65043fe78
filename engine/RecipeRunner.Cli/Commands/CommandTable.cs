using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cli.Authoring;
using RecipeRunner.Cli.DataBags;
using RecipeRunner.Cli.Haproxy;
using RecipeRunner.Cli.Lifecycle;
using RecipeRunner.Cli.OpsWorks;
using RecipeRunner.Cli.Reports;
using RecipeRunner.Cli.Stacks;

namespace RecipeRunner.Cli.Commands;

/// <summary>The commands that there are, in the order in which help lists them. Only the one that is asked for is made.</summary>
internal static class CommandTable
{
    public static (string Name, Func<CliCommand> Make)[] All =>
    [
        ("plan", static () => new PlanCommand()),
        ("converge", static () => new ConvergeCommand()),
        ("node show", static () => new NodeShowCommand()),
        ("node explain", static () => new NodeExplainCommand()),
        ("resource show", static () => new ResourceShowCommand()),
        ("search", static () => new SearchCommand()),
        ("report", static () => new ReportCommand()),
        ("new repo", static () => new NewRepoCommand()),
        ("new cookbook", static () => new NewCookbookCommand()),
        ("new recipe", static () => new NewPartCommand("recipe", "Makes a recipe and its test.", "Its name, or COOKBOOK::NAME as in a run list", "backup", Scaffolds.Recipe)),
        ("new resource", static () => new NewPartCommand("resource", "Makes a custom resource, its verb and its test.", "Its name, as Chef writes it: web_site, which gives the verb WebSite; or COOKBOOK::NAME", "web_site", Scaffolds.Resource)),
        ("new template", static () => new NewPartCommand("template", "Makes a template.", "Its path below templates/, with or without .sbn; or COOKBOOK::PATH", "site.conf", Scaffolds.Template)),
        ("new test", static () => new NewPartCommand("test", "Makes a test of a recipe.", "The recipe; or COOKBOOK::RECIPE as in a run list", "default", Scaffolds.Test)),
        ("check", static () => new CheckCommand()),
        ("test", static () => new TestCommand()),
        ("rehearse", static () => new RehearseCommand()),
        ("edit", static () => new Authoring.EditCommand()),
        ("docs", static () => new DocsCommand()),
        ("lifecycle setup", static () => new EventCommand("setup", "Event: the instance has been started.")),
        ("lifecycle configure", static () => new EventCommand("configure", "Event: the stack has changed, an instance came or went.")),
        ("lifecycle deploy", static () => new EventCommand("deploy", "Event: an application is deployed.")),
        ("lifecycle undeploy", static () => new EventCommand("undeploy", "Event: an application is taken away.")),
        ("lifecycle shutdown", static () => new EventCommand("shutdown", "Event: the instance is about to be stopped.")),
        ("lifecycle execute_recipes", static () => new EventCommand("execute_recipes", "Command: runs recipes.")),
        ("lifecycle update_custom_cookbooks", static () => new EventCommand("update_custom_cookbooks", "Command: fetches the stack's cookbooks.")),
        ("lifecycle start", static () => new EventCommand("start", "Command: an application's server is started.")),
        ("lifecycle stop", static () => new EventCommand("stop", "Command: an application's server is stopped.")),
        ("lifecycle restart", static () => new EventCommand("restart", "Command: an application's server is restarted.")),
        ("lifecycle rollback", static () => new EventCommand("rollback", "Command: an application goes back to the release before.")),
        ("lifecycle install", static () => new InstallCommand()),
        ("lifecycle uninstall", static () => new UninstallCommand()),
        ("opsworks import", static () => new ImportCommand()),
        ("opsworks agent-report", static () => new AgentReportCommand()),
        ("opsworks instance-report", static () => new InstanceReportCommand()),
        ("opsworks list-commands", static () => new ListCommandsCommand()),
        ("opsworks get-json", static () => new GetJsonCommand()),
        ("opsworks run-command", static () => new RunAgainCommand()),
        ("opsworks show-log", static () => new ShowLogCommand()),
        ("opsworks stack-state", static () => new StackStateCommand()),
        ("opsworks pull", static () => new PullCommand()),
        ("stack from-ec2", static () => new FromEc2Command()),
        ("opsworks update-cookbooks", static () => new UpdateCookbooksCommand()),
        ("haproxy status", static () => new HaproxyStatusCommand()),
        ("data-bag list", static () => new ListCommand()),
        ("data-bag show", static () => new ShowCommand()),
        ("data-bag create", static () => new CreateCommand()),
        ("data-bag edit", static () => new DataBags.EditCommand()),
        ("data-bag encrypt", static () => new EncryptCommand()),
        ("data-bag decrypt", static () => new DecryptCommand()),
        ("data-bag rotate", static () => new RotateCommand()),
        ("data-bag secret", static () => new SecretCommand()),
        ("completion", static () => new CompletionCommand()),
        ("manual", static () => new ManualCommand()),
    ];

    /// <summary>The command that a command line begins with, of one word or two, and the number of its words; null when there is none.</summary>
    public static (CliCommand Command, int Words)? Find(ReadOnlySpan<string> args)
    {
        foreach ((string name, Func<CliCommand> make) in All)
            if (IsAt(args, name))
                return (make(), name.Contains(' ') ? 2 : 1);
        return null;
    }

    /// <summary>The commands of two words whose first word this is.</summary>
    public static IReadOnlyList<CliCommand> Group(string word) =>
        [.. All.Where(c => c.Name.StartsWith(word + " ", StringComparison.Ordinal)).Select(c => c.Make())];

    private static bool IsAt(ReadOnlySpan<string> args, string name)
    {
        int space = name.IndexOf(' ');
        if (space < 0) return args is [var only, ..] && only == name;
        return args is [var first, var second, ..] && name.AsSpan(0, space).SequenceEqual(first) && name.AsSpan(space + 1).SequenceEqual(second);
    }
}
