using System.CommandLine;
using System.Text;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag show</c>.</summary>
internal sealed class ShowCommand() : DataBagCommand("show", "Prints an item, or the ids of a data bag's items.")
{
    private readonly Argument<string> bag = Bag();
    private readonly Argument<string?> item = Optional("ITEM", "The item's id; without it the ids are listed");

    public override string Description => "An encrypted item is printed in plain only when --secret-file names its secret.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner data-bag show users", "the ids"),
        ("recipe-runner data-bag show secrets web --secret-file ~/secret -F json", "an item, decrypted, as JSON"),
    ];

    public override IReadOnlyList<Argument> Arguments => [bag, item];

    protected override IReadOnlyList<Option> Own => [Set.SecretFile, Set.Format];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        bool isJson = Set.IsJson(parsed);
        string name = parsed.GetRequiredValue(bag);
        if (parsed.GetValue(item) is not { } id)
        {
            IReadOnlyList<string> ids = desk.Bags.Items(name);
            if (isJson) desk.Say(ValueText.Json(ids));
            else foreach (string one in ids) desk.Say(one);
            return;
        }
        DataBagFile file = DataBagFile.Read(desk.Bags, name, id);
        MapNode shown = desk.IsSecretGiven ? file.Open(desk.Secret) : file.Item;
        if (isJson) desk.Say(Encoding.UTF8.GetString(DataBagText.Of(shown)).TrimEnd());
        else Print(shown, desk);
    }

    private static void Print(MapNode item, DataBagDesk desk)
    {
        int width = item.Keys.Max(k => k.Length) + 2;
        foreach ((string key, AttributeNode value) in item.Entries)
            desk.Say((key + ":").PadRight(width) + Text(value));
    }

    private static string Text(AttributeNode value) => value switch
    {
        ScalarNode { Value: string text } => text,
        MapNode map when EncryptedValue.Resembles(map) => "(encrypted; --secret-file shows it)",
        _ => ValueText.Json(value.ToPlain()),
    };
}
