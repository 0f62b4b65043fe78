using System.CommandLine;
using RecipeRunner.Cli.Settings;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Machines.Local;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.DataBags;

/// <summary>What a data bag command has at hand: the folder, the secrets that its options name, and someone to talk to.</summary>
internal sealed class DataBagDesk(ParseResult parsed, DataBagOptions options, Terminal terminal)
{
    private readonly Lazy<FileSettings?> settings = new(() => SettingsFile.Read(parsed.GetValue(options.Config)));

    /// <summary>Where a new data bag or item goes.</summary>
    public string Folder => Folders[0];

    public DataBagFolders Bags => new(Folders);

    public LocalFiles Files { get; } = new();

    public Terminal Terminal => terminal;

    public int Version => options.Version(parsed);

    private IReadOnlyList<string> Folders => parsed.GetValue(options.Path) is { } named ? [named] : settings.Value?.DataBagPaths ?? ["data_bags"];

    /// <summary>Whether a secret was named on the command line.</summary>
    public bool IsSecretGiven => parsed.GetValue(options.SecretFile) is not null;

    public Secret Secret => Load(parsed.GetValue(options.SecretFile) ?? settings.Value?.SecretFile ?? RunOptions.DefaultSecretFile);

    public Secret Load(string path) => Secret.Load(path, Warn);

    public void Say(string text) => terminal.Out.WriteLine(text);

    public void Warn(string text)
    {
        terminal.Out.Flush();
        terminal.Error.WriteLine("WARNING: " + text, Ink.Yellow);
        terminal.Error.Flush();
    }

    /// <summary>The items that a command is about: one, or with <c>--all</c> all of a data bag.</summary>
    public IReadOnlyList<DataBagFile> Chosen(string bag, string? item, bool all)
    {
        if (item is null == !all) throw new RecipeRunnerException($"Name one item of {bag}, or take --all of them.");
        DataBagFolders bags = Bags;
        return [.. (item is null ? bags.Items(bag) : [item]).Select(id => DataBagFile.Read(bags, bag, id))];
    }

    /// <summary>A path as a person in the working folder would write it.</summary>
    public static string Shown(string path) => new SourceLine(Path.GetFullPath(path), 0).ToString();
}
