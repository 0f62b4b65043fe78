using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.DataBags;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag decrypt</c>.</summary>
internal sealed class DecryptCommand() : DataBagCommand("decrypt", "Rewrites an encrypted item in plain.")
{
    private readonly Argument<string> bag = Bag();
    private readonly Argument<string?> item = Optional("ITEM", "The item's id");

    public override string Description => "Its file then holds what was secret. To look at an item use show, to change it use edit.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("recipe-runner data-bag decrypt secrets web --secret-file ~/secret", "one item")];

    public override IReadOnlyList<Argument> Arguments => [bag, item];

    protected override IReadOnlyList<Option> Own => [Set.SecretFile, Set.All];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        Secret secret = desk.Secret;
        var changes = new List<ItemChange>();
        foreach (DataBagFile file in desk.Chosen(parsed.GetRequiredValue(bag), parsed.GetValue(item), RunOptionSet.IsSet(parsed, Set.All)))
        {
            if (file.IsEncrypted) changes.Add(file.To(file.Open(secret)));
            else desk.Say($"{file.Name} is not encrypted.");
        }
        DataBagFile.Write(desk.Files, changes);
        foreach (ItemChange change in changes) desk.Say($"Decrypted {change.File.Name}: {DataBagDesk.Shown(change.File.Path)} holds it in plain now.");
    }
}
