using RecipeRunner.Machines;
using RecipeRunner.Reporting;

namespace RecipeRunner.Resources.SourceControl;

/// <summary>Who works with a repository, and by what right.</summary>
/// <param name="Address">The repository.</param>
internal sealed record GitAccess(GitAddress Address)
{
    /// <summary>The text of a private key for ssh; null for what the user has.</summary>
    public string? SshKey { get; init; }

    /// <summary>A program to call in place of ssh (GIT_SSH); null for ssh.</summary>
    public string? SshWrapper { get; init; }

    public AccountName? User { get; init; }

    public AccountName? Group { get; init; }

    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    public TimeSpan Timeout { get; init; }
}

/// <summary>
/// Runs git. Nothing secret is ever an argument, which others could read in the list of processes: a password goes by the environment,
/// to its own server only, and a key by standard input to an agent that lives as long as the command, so that no file holds it.
/// </summary>
internal sealed class GitClient
{
    private const string UserVariable = "RECIPE_RUNNER_GIT_USER";
    private const string PasswordVariable = "RECIPE_RUNNER_GIT_PASSWORD";
    private const string Helper = $"!f() {{ test \"$1\" = get && printf 'username=%s\\npassword=%s\\n' \"${UserVariable}\" \"${PasswordVariable}\"; }}; f";

    /// <summary>A host that was never met is taken for what it says it is; one that changed is refused.</summary>
    private const string Ssh = "ssh -o BatchMode=yes -o StrictHostKeyChecking=accept-new";

    private static readonly string[] WithKey = ["ssh-agent", "sh", "-c", "ssh-add -q - && exec \"$@\"", "sh"];

    private readonly IMachine machine;
    private readonly GitAccess access;
    private readonly Redaction redaction = new();

    public GitClient(IMachine machine, GitAccess access)
    {
        (this.machine, this.access) = (machine, access);
        foreach (string? secret in (ReadOnlySpan<string?>)[access.Address.Password, access.Address.User, access.SshKey])
            if (secret is not null) redaction.Add(secret);
        foreach ((_, string? value) in access.Environment ?? new Dictionary<string, string?>())
            if (value is not null) redaction.Add(value);
    }

    /// <summary>The repository.</summary>
    public GitAddress Address => access.Address;

    /// <summary>Asks git something; a plan asks too.</summary>
    public CommandResult Ask(params string[] arguments) => Run(arguments, changes: false);

    /// <summary>Asks git something that it must be able to answer.</summary>
    public string AskOrThrow(params string[] arguments) => OrThrow(Ask(arguments), arguments).Stdout;

    /// <summary>Lets git change something; a plan does not.</summary>
    public CommandResult Try(params string[] arguments) => Run(arguments, changes: true);

    /// <summary>Lets git change something, which it must be able to.</summary>
    public void Do(params string[] arguments) => OrThrow(Try(arguments), arguments);

    private CommandResult OrThrow(CommandResult result, string[] arguments)
    {
        if (result.Succeeded) return result;
        string output = redaction.Of(string.Join('\n', CommandFailure.LastLines(result.Output, 20)));
        throw new IOException($"`{new Command(["git", .. arguments])}` ended with exit code {result.ExitCode}.{(output.Length > 0 ? "\n" + output : "")}");
    }

    private CommandResult Run(string[] arguments, bool changes)
    {
        string[] git = ["git", .. Credentials(), .. arguments];
        UserAccount? account = access.User is not { } user ? null : user.Number is { } uid ? machine.Accounts.User(uid) : machine.Accounts.User(user.Name!);
        try
        {
            return machine.Processes.Run(new Command(access.SshKey is null ? git : [.. WithKey, .. git])
            {
                Environment = Variables(account),
                User = access.User?.ToString(),
                Group = access.Group?.ToString() ?? account?.Gid.ToString(),
                Input = access.SshKey is { } key ? key.ReplaceLineEndings("\n").TrimEnd() + "\n" : null,
                Timeout = access.Timeout,
                Changes = changes,
            });
        }
        catch (CommandStartException e) when (e.Message.Contains("no program ", StringComparison.Ordinal))
        {
            throw new IOException($"{e.Message} Install git and openssh-client before; in a recipe: Package([\"git\", \"openssh-client\"]).", e);
        }
    }

    private bool HasCredentials => Address.Server is not null && (Address.User ?? Address.Password) is not null;

    private string[] Credentials() => HasCredentials
        ? ["-c", $"credential.{Address.Server}.helper=", "-c", $"credential.{Address.Server}.helper={Helper}"]
        : [];

    private Dictionary<string, string?> Variables(UserAccount? account)
    {
        var variables = new Dictionary<string, string?>
        {
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_DIR"] = null,
            ["GIT_WORK_TREE"] = null,
            ["GIT_INDEX_FILE"] = null,
        };
        // As in Chef git finds the settings of the user that it runs as.
        if (account is not null) variables["HOME"] = account.Home;
        // The second would beat the first.
        variables["GIT_SSH"] = access.SshWrapper;
        variables["GIT_SSH_COMMAND"] = access.SshWrapper is null ? Ssh : null;
        if (HasCredentials)
            (variables[UserVariable], variables[PasswordVariable]) = (Address.User ?? "", Address.Password ?? "");
        foreach ((string name, string? value) in access.Environment ?? new Dictionary<string, string?>()) variables[name] = value;
        return variables;
    }
}
