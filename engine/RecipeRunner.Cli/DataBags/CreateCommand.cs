using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag create</c>.</summary>
internal sealed class CreateCommand() : DataBagCommand("create", "Makes a data bag, or an item in it.")
{
    /// <summary>What search calls its own: a data bag of such a name could not be searched, and Chef refuses it too.</summary>
    private static readonly string[] Reserved = ["node", "role", "environment", "client"];

    private readonly Argument<string> bag = Bag();
    private readonly Argument<string?> item = Optional("ITEM", "The new item's id; without it only the data bag is made");

    public override string Description => "The item's JSON comes from --from, or from you: $VISUAL or $EDITOR is opened.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner data-bag create users", "the data bag"),
        ("recipe-runner data-bag create secrets web --secret-file ~/secret", "an encrypted item, typed in an editor"),
        ("recipe-runner data-bag create users adam --from adam.json", "a plain item"),
    ];

    public override IReadOnlyList<Argument> Arguments => [bag, item];

    protected override IReadOnlyList<Option> Own => [Set.From, Set.Encrypt, Set.SecretFile, Set.EncryptVersion];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        string name = parsed.GetRequiredValue(bag);
        string folder = Path.Combine(desk.Folder, Checked("a data bag", name));
        if (Reserved.Contains(name)) throw new RecipeRunnerException($"A data bag cannot be called {name}: search keeps that name for itself.");
        if (parsed.GetValue(item) is not { } id)
        {
            bool isThere = Directory.Exists(folder);
            Directory.CreateDirectory(folder);
            desk.Say(isThere ? $"The data bag {name} is there already." : $"Made the data bag {name} in {DataBagDesk.Shown(folder)}.");
            return;
        }
        string file = Path.GetFullPath(Path.Combine(folder, Checked("a data bag item", id) + ".json"));
        if (File.Exists(file)) throw new RecipeRunnerException($"{name}/{id} is there already, in {DataBagDesk.Shown(file)}; `recipe-runner data-bag edit {name} {id}` changes it.");
        bool encrypts = RunOptionSet.IsSet(parsed, Set.Encrypt) || desk.IsSecretGiven;
        int version = desk.Version;
        Secret? secret = encrypts ? desk.Secret : null;
        if (parsed.GetValue(Set.From) is { } from) Write(Read(from, id));
        else new ItemEditing(desk, $"{name}/{id}").Edit(Empty(id), plain => Write(plain));
        desk.Say($"Made {(encrypts ? "the encrypted item" : "the item")} {name}/{id} in {DataBagDesk.Shown(file)}.");

        void Write(MapNode plain)
        {
            if (encrypts && EncryptedItem.IsEncrypted(plain, $"{name}/{id}")) throw new RecipeRunnerException($"The JSON of {name}/{id} is encrypted already: leave --encrypt and --secret-file out.");
            Directory.CreateDirectory(folder);
            desk.Files.Write(file, new FileWrite { Content = DataBagText.Of(secret is null ? plain : EncryptedItem.Encrypt(plain, secret, version)) });
            desk.Files.Flush();
        }
    }

    private static string Checked(string what, string name) => BagName.IsValid(name)
        ? name
        : throw new RecipeRunnerException($"'{name}' cannot be the name of {what}: it may hold {BagName.Rule} only.");

    private static MapNode Empty(string id)
    {
        var item = new MapNode(default);
        item.Set("id", new ScalarNode(id, default));
        return item;
    }

    private static MapNode Read(string from, string id)
    {
        string shown = from == "-" ? "standard input" : Path.GetFullPath(from);
        if (from != "-") return DataBagJson.Item(JsonMap.ReadFile(shown, OriginKind.DataBagItem, id), id, shown);
        using Stream input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return DataBagJson.Item(JsonMap.Read(bytes.ToArray(), new OriginSource(OriginKind.DataBagItem, id, shown)), id, shown);
    }
}
