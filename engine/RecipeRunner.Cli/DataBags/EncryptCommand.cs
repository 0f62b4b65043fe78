using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.DataBags;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag encrypt</c>.</summary>
internal sealed class EncryptCommand() : DataBagCommand("encrypt", "Encrypts a plain item where it lies.")
{
    private readonly Argument<string> bag = Bag();
    private readonly Argument<string?> item = Optional("ITEM", "The item's id");

    public override string Description => "All values but the id are encrypted, so that Chef reads them too. What is encrypted already stays as it is.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("recipe-runner data-bag encrypt secrets web --secret-file ~/secret", "one item"), ("recipe-runner data-bag encrypt secrets --all --secret-file ~/secret", "all of a data bag")];

    public override IReadOnlyList<Argument> Arguments => [bag, item];

    protected override IReadOnlyList<Option> Own => [Set.SecretFile, Set.EncryptVersion, Set.All];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        int version = desk.Version;
        Secret secret = desk.Secret;
        var changes = new List<ItemChange>();
        foreach (DataBagFile file in desk.Chosen(parsed.GetRequiredValue(bag), parsed.GetValue(item), RunOptionSet.IsSet(parsed, Set.All)))
        {
            if (file.IsEncrypted) desk.Say($"{file.Name} is encrypted already.");
            else changes.Add(file.To(EncryptedItem.Encrypt(file.Item, secret, version)));
        }
        DataBagFile.Write(desk.Files, changes);
        foreach (ItemChange change in changes) desk.Say($"Encrypted {change.File.Name}.");
    }
}
