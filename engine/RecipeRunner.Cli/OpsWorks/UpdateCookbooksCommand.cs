using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Lifecycle;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.CookbookSources;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks update-cookbooks</c>.</summary>
internal sealed class UpdateCookbooksCommand() : CliCommand("opsworks update-cookbooks", "Fetches custom cookbooks, as update_custom_cookbooks did.")
{
    private readonly Lazy<RunOptionSet> run = new(() => new RunOptionSet());
    private readonly Option<string?> source = RunOptionSet.Text("--source", "URL", "The repository, the address of an archive, or a folder. Default: what the JSON says");
    private readonly Option<string?> type = RunOptionSet.Text("--type", "TYPE", $"Of --source: {string.Join(", ", CookbookSource.Types)}. Default: git");
    private readonly Option<string?> revision = RunOptionSet.Text("--revision", "REVISION", "Of --source: a branch, a tag, or a commit in full. Default: HEAD");
    private readonly Option<string?> user = RunOptionSet.Text("--user", "NAME", "Of --source: user name, or access key id of S3");
    private readonly Option<string?> passwordFile = RunOptionSet.Text("--password-file", "FILE", "Of --source: a file with the password, or the secret key of S3");
    private readonly Option<string?> keyFile = RunOptionSet.Text("--ssh-key-file", "FILE", "Of --source: a file with a private key. Default: the keys of the user");

    public override string Description => """
        Fetches the cookbooks that opsworks_custom_cookbooks.scm of the stack JSON names into the
        state folder, cookbooks/current, a version beside the others; a failure leaves the old
        ones. converge looks there after ./cookbooks, unless it is told a --cookbook-path.
        Cookbooks lie at the top of the repository, as OpsWorks took them, or in cookbooks/.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner opsworks update-cookbooks -j stack.json", "what the stack says"),
        ("sudo recipe-runner opsworks update-cookbooks --source https://git.example/cookbooks.git --revision v2", "without a stack JSON"),
        ("recipe-runner opsworks update-cookbooks -j stack.json --why-run", "is there something new?"),
    ];

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("What to fetch", [source, type, revision, user, passwordFile, keyFile, .. run.Value.Fewest]),
        .. run.Value.Groups.Skip(1),
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        SourceLine.NoteWorkingFolder();
        RunSettings settings = run.Value.Read(parsed, isPlan: false, host.IsRoot);
        if (!settings.Options.WhyRun && !host.IsRoot)
            throw new RecipeRunnerException("fetched cookbooks are root's: run it with sudo; with --why-run it works without");
        CookbookSource wanted = parsed.GetValue(source) is { } url ? Named(parsed, url) : InJson(parsed, settings.Options);
        return new RunSession(settings with { Options = CookbookUpdate.Of(settings.Options, wanted) }, host.Terminal, host.Engine).Run();
    }

    private CookbookSource Named(ParseResult parsed, string url) =>
        new(CookbookSource.ProviderOf(parsed.GetValue(type) ?? "git", type.Name), url)
        {
            Revision = parsed.GetValue(revision),
            User = parsed.GetValue(user),
            Password = Secret(parsed, passwordFile)?.TrimEnd('\n', '\r'),
            SshKey = Secret(parsed, keyFile),
        };

    private CookbookSource InJson(ParseResult parsed, RunOptions options)
    {
        Option<string?>[] others = [type, revision, user, passwordFile, keyFile];
        if (others.FirstOrDefault(option => parsed.GetValue(option) is not null) is { } lost)
            throw new RecipeRunnerException($"{lost.Name} says more about --source, which is not given: name it, or leave {lost.Name} to the JSON");
        return CookbookFetch.SourceIn(NodeInput.Read(options)!);
    }

    private static string? Secret(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } path) return null;
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"{option.Name}: {e.Message}", inner: e);
        }
    }
}
