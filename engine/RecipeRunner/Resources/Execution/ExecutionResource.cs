using System.ComponentModel;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Execution;

/// <summary>What <c>execute</c> and <c>script</c> have in common: how a command runs. Properties and defaults are Chef's.</summary>
/// <action name="run">Runs it, at each converge: a guard, <c>Creates</c> or <c>Action = Nothing</c> with a notification says when not.</action>
public abstract record ExecutionResource : Resource<ExecutionResource.State>
{
    private static readonly ResourceAction[] Known = ["run"];

    /// <summary>Folder to run in; it must exist. Default "/".</summary>
    public Value<string>? Cwd { get; init; }

    /// <summary>A path that the command makes: when it exists the command does not run. A relative one is meant from <see cref="Cwd"/>.</summary>
    public Value<string>? Creates { get; init; }

    /// <summary>Variables added to the environment; null removes one.</summary>
    public IReadOnlyDictionary<string, string?>? Environment { get; init; }

    /// <summary>Chef's other name for <see cref="Environment"/>.</summary>
    public IReadOnlyDictionary<string, string?>? Env { get => Environment; init => Environment = value; }

    /// <summary>User to run as, a name or a number. HOME stays that of the run, as in Chef.</summary>
    public AccountName? User { get; init; }

    /// <summary>Group to run as, a name or a number. Default: the group of the run, whoever <see cref="User"/> is, as in Chef.</summary>
    public AccountName? Group { get; init; }

    /// <summary>Umask as octal text. Default 022.</summary>
    public Value<string>? Umask { get; init; }

    /// <summary>Text for standard input. Default: none.</summary>
    public Value<string>? Input { get; init; }

    /// <summary>Whether what it prints is shown while it runs; never of a sensitive resource. Default false.</summary>
    public bool LiveStream { get; init; }

    /// <summary>
    /// Whether it runs as in a log-in of <see cref="User"/>: with the user's own group, HOME, SHELL, USER, LOGNAME and a plain PATH.
    /// Default false.
    /// </summary>
    public bool Login { get; init; }

    /// <summary>Whether its language is set to plain UTF-8 (LC_ALL, LANG and LANGUAGE), for output that is read by programs. Default false.</summary>
    public bool DefaultEnv { get; init; }

    /// <summary>Exit codes that mean success. Default 0.</summary>
    public Many<int> Returns { get; init; } = 0;

    /// <summary>Longest time that it may take. Default 3600 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What its output must not show when it fails.</summary>
    internal Reporting.Redaction? Hidden { get; init; }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>The command, and whether its work is done.</summary>
    /// <param name="Command">The command as it would run.</param>
    /// <param name="Done">Whether what it creates exists.</param>
    public sealed record State(Command Command, bool Done);

    /// <summary>The command without what the common properties add.</summary>
    private protected abstract Command WantedCommand();

    /// <summary>The word for what runs, in a step's description: a command's own text by default.</summary>
    private protected virtual string Described(Command command) => command.ToString();

    /// <summary>A command with what the common properties say, where it says nothing itself.</summary>
    private protected Command InPlace(Command command) => command with
    {
        Cwd = command.Cwd ?? Cwd?.Get(),
        Environment = command.Environment ?? Environment,
        User = command.User ?? User?.ToString(),
        Group = command.Group ?? Group?.ToString(),
        Umask = command.Umask ?? Umask?.Get(),
    };

    internal override Command Touches => InPlace(WantedCommand()) with { Creates = Creates?.Get() };

    /// <inheritdoc/>
    protected override State Load(ResourceContext context)
    {
        string? creates = Creates?.Get();
        if (creates is not null)
        {
            if (!creates.StartsWith('/') && Cwd is null)
                throw new IOException($"Creates = \"{creates}\" is relative, and there is no Cwd that it could be relative to. Write the whole path, or say Cwd.");
            creates = Path.GetFullPath(creates, Cwd?.Get() ?? "/");
        }
        bool isDone = creates is not null && context.Machine.Files.Stat(creates) is not null;
        if (!isDone) RefuseUnknownNumbers(context.Machine.Accounts);
        Command wanted = WantedCommand();
        Command command = InPlace(wanted) with { Input = wanted.Input ?? Input?.Get(), Timeout = Timeout, Creates = creates, Printed = LiveStream && !Sensitive ? context.Say : null };
        command = WithEnvironment(command, context.Machine.Accounts);
        return new(command, isDone);
    }

    /// <summary>What <see cref="Login"/> and <see cref="DefaultEnv"/> add; what the resource itself says takes their place.</summary>
    private Command WithEnvironment(Command command, IAccounts accounts)
    {
        var variables = new Dictionary<string, string?>();
        if (DefaultEnv) variables["LC_ALL"] = variables["LANG"] = variables["LANGUAGE"] = "C.UTF-8";
        if (Login && User is { } user && (user.Number is { } uid ? accounts.User(uid) : accounts.User(user.Name!)) is { } account)
        {
            (variables["HOME"], variables["SHELL"], variables["PATH"]) = (account.Home, account.Shell, "/sbin:/bin:/usr/sbin:/usr/bin");
            variables["USER"] = variables["LOGNAME"] = account.Name;
            command = command with { Group = command.Group ?? account.Gid.ToString() };
        }
        if (variables.Count == 0) return command;
        foreach ((string name, string? value) in command.Environment ?? new Dictionary<string, string?>()) variables[name] = value;
        return command with { Environment = variables };
    }

    /// <summary>Digits in quotes are a name, as in Chef, where a command line would take them for a number.</summary>
    private void RefuseUnknownNumbers(IAccounts accounts)
    {
        if (User is { Number: null, Name: { } user } && int.TryParse(user, out _) && accounts.User(user) is null)
            throw new IOException($"there is no user '{user}' on this machine. A number needs none, and stands without quotes: User = {user}.");
        if (Group is { Number: null, Name: { } group } && int.TryParse(group, out _) && accounts.Group(group) is null)
            throw new IOException($"there is no group '{group}' on this machine. A number needs none, and stands without quotes: Group = {group}.");
    }

    private CommandResult Run(IProcesses processes, Command command)
    {
        try
        {
            return processes.Run(command);
        }
        catch (CommandTimeoutException e) when (Hidden is not null)
        {
            // It tells what the command had printed.
            throw new CommandTimeoutException(Hidden.Of(e.Message));
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Step> Plan(ResourceAction action, State state)
    {
        if (state.Done) yield break;
        string described = Sensitive ? "(sensitive)" : Described(state.Command);
        yield return new($"execute {described}", machine =>
        {
            CommandResult result = Run(machine.Processes, state.Command);
            if (Returns.Contains(result.ExitCode)) return;
            string output = Sensitive ? "(output of a sensitive resource is not shown)" : Hidden?.Of(result.Output) ?? result.Output;
            throw new IOException($"`{described}` ended with exit code {result.ExitCode}, expected {string.Join(" or ", Returns)}.{(output.Length > 0 ? "\n" + output : "")}");
        })
        { IsOpaque = true };
    }
}
