using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Content;

/// <summary>Owner, group and mode as numbers; null is not managed.</summary>
/// <param name="Mode">The twelve permission bits.</param>
/// <param name="Uid">The owner's number.</param>
/// <param name="Gid">The group's number.</param>
public readonly record struct Permissions(int? Mode, int? Uid, int? Gid)
{
    private const int SetIds = 0xC00;

    /// <summary>Works out what a resource declares, with accounts looked up on the machine.</summary>
    /// <exception cref="RecipeRunnerException">The mode is not octal text, or an account does not exist.</exception>
    public static Permissions Of(string? mode, AccountName? owner, AccountName? group, IAccounts accounts) => new(
        mode is null ? null : ParseMode(mode),
        owner is null ? null : owner.Number ?? accounts.User(owner.Name!)?.Uid
            ?? throw new RecipeRunnerException($"there is no user '{owner}' on this machine. Declare it before, with User(\"{owner}\"); a number needs no user: Owner = 1000.", ExitCode.ResourceFailed),
        group is null ? null : group.Number ?? accounts.Group(group.Name!)?.Gid
            ?? throw new RecipeRunnerException($"there is no group '{group}' on this machine. Declare it before, with Group(\"{group}\"); a number needs no group: Group = 1000.", ExitCode.ResourceFailed));

    /// <summary>Reads octal text, <c>644</c>, <c>0644</c> or <c>01777</c>.</summary>
    public static int ParseMode(string text) =>
        TryParseMode(text) ?? throw new RecipeRunnerException($"'{text}' is not a mode: write octal digits as in \"0644\". Symbolic modes are not taken, as in Chef.");

    /// <summary>The mode, or null when the text is none.</summary>
    public static int? TryParseMode(string text)
    {
        int mode = 0;
        if (text.Length == 0) return null;
        foreach (char c in text)
        {
            if (c is < '0' or > '7') return null;
            mode = mode * 8 + (c - '0');
            if (mode > 0xFFF) return null;
        }
        return mode;
    }

    /// <summary>Four octal digits.</summary>
    public static string Text(int mode) => "0" + Convert.ToString(mode, 8).PadLeft(3, '0');

    /// <summary>The steps that bring an existing path to these permissions; those of a link itself when links are not followed.</summary>
    public IEnumerable<Step> Steps(string path, FileStatus current, bool followLinks = true)
    {
        Permissions wanted = this;
        if (ChangesOwner(current))
            yield return new($"change owner and group of {path} from {current.Uid}:{current.Gid} to {Uid ?? current.Uid}:{Gid ?? current.Gid}", machine =>
            {
                machine.Files.SetOwner(path, wanted.Uid, wanted.Gid, followLinks);
                // The new owner drops the set-id bits: only a declared mode puts them back, as in Chef.
                if (wanted.Mode is { } bits && (bits & SetIds) != 0) machine.Files.SetMode(path, bits);
            });
        if (Mode is { } mode && mode != current.Mode)
            yield return new($"change mode of {path} from {Text(current.Mode)} to {Text(mode)}", machine => machine.Files.SetMode(path, mode));
    }

    /// <summary>
    /// The mode that a file gets when it is written anew; null for the one that it has. A new owner does not get the set-id bits of
    /// the old one.
    /// </summary>
    internal int? ModeOver(FileStatus current) => Mode ?? (ChangesOwner(current) ? current.Mode & ~SetIds : null);

    private bool ChangesOwner(FileStatus current) => Uid is { } uid && uid != current.Uid || Gid is { } gid && gid != current.Gid;

    /// <summary>What differs from an existing file, as a phrase to follow "update content".</summary>
    public string Describe(FileStatus current)
    {
        string text = "";
        if (Mode is { } mode && mode != current.Mode) text += $", mode {Text(current.Mode)} to {Text(mode)}";
        if (ChangesOwner(current))
            text += $", owner {current.Uid}:{current.Gid} to {Uid ?? current.Uid}:{Gid ?? current.Gid}";
        return text;
    }
}
