using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag rotate</c>.</summary>
internal sealed class RotateCommand() : DataBagCommand("rotate", "Encrypts items anew, with another secret.")
{
    private readonly Argument<string?> bag = Optional("BAG", "The data bag");
    private readonly Option<string?> all = RunOptionSet.Flag("All data bags", "--all");

    public override string Description => """
        Everything is decrypted before the first file is replaced: one item that the secret does
        not open, and nothing is changed. When it is interrupted while it replaces files, run it
        again: items that are encrypted with the new secret already are left as they are.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("recipe-runner data-bag rotate --all --secret-file old --new-secret-file new", "every encrypted item in ./data_bags")];

    public override IReadOnlyList<Argument> Arguments => [bag];

    protected override IReadOnlyList<Option> Own => [Set.SecretFile, Set.NewSecretFile, Set.EncryptVersion, all];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        string path = parsed.GetValue(Set.NewSecretFile) ?? throw new RecipeRunnerException("Name the new secret with --new-secret-file FILE; it is made when there is no such file.");
        string? only = parsed.GetValue(bag);
        if (only is null == !RunOptionSet.IsSet(parsed, all)) throw new RecipeRunnerException("Name one data bag, or take --all of them.");
        int version = desk.Version;
        Secret before = desk.Secret;
        Secret? after = File.Exists(path) ? desk.Load(path) : null;
        if (after?.Text == before.Text) throw new RecipeRunnerException($"{DataBagDesk.Shown(path)} holds the secret that the items have already.");

        DataBagFolders bags = desk.Bags;
        IReadOnlyList<string> names = only is null ? bags.Bags() : [only];
        DataBagFile[] encrypted = [.. names.SelectMany(name => bags.Items(name).Select(id => DataBagFile.Read(bags, name, id))).Where(file => file.IsEncrypted)];
        (DataBagFile File, MapNode Plain)[] opened = [.. encrypted.Where(file => after is null || !Opens(file, after)).Select(file => (file, file.Open(before)))];
        if (after is null)
        {
            NewSecret.Write(path, desk.Files);
            after = desk.Load(path);
            desk.Say($"Made a new secret in {DataBagDesk.Shown(path)}.");
        }
        DataBagFile.Write(desk.Files, [.. opened.Select(o => o.File.To(EncryptedItem.Encrypt(o.Plain, after, version)))]);
        foreach ((DataBagFile file, _) in opened) desk.Say($"Encrypted {file.Name} anew.");
        if (opened.Length < encrypted.Length) desk.Say($"{encrypted.Length - opened.Length} of {encrypted.Length} items had the new secret already.");
        desk.Say($"Each node that reads them needs {DataBagDesk.Shown(path)} now.");
    }

    private static bool Opens(DataBagFile file, Secret secret)
    {
        try
        {
            file.Open(secret);
            return true;
        }
        catch (PlacedException)
        {
            return false;
        }
    }
}
