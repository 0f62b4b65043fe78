using System.CommandLine;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag edit</c>.</summary>
internal sealed class EditCommand() : DataBagCommand("edit", "Opens an item in an editor, in plain, and encrypts it again.")
{
    private readonly Argument<string> bag = Bag();
    private readonly Argument<string> item = Item();

    public override string Description => """
        The editor is $VISUAL or $EDITOR. What it shows lies in memory (tmpfs), for you alone, and
        is gone when the editor is. Only values that you change are encrypted anew, so that the
        others do not show as changed in the repository. A plain item stays plain.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("recipe-runner data-bag edit secrets web --secret-file ~/secret", "an encrypted item")];

    public override IReadOnlyList<Argument> Arguments => [bag, item];

    protected override IReadOnlyList<Option> Own => [Set.SecretFile, Set.EncryptVersion];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        DataBagFile file = DataBagFile.Read(desk.Bags, parsed.GetRequiredValue(bag), parsed.GetRequiredValue(item));
        int version = desk.Version;
        Secret? secret = file.IsEncrypted ? desk.Secret : null;
        MapNode before = secret is null ? file.Item : file.Open(secret);
        bool changed = new ItemEditing(desk, file.Name).Edit(before, after =>
            DataBagFile.Write(desk.Files, [file.To(secret is null ? after : EncryptedItem.Reencrypt(file.Item, before, after, secret, version))]));
        desk.Say(changed ? $"Changed {file.Name}." : $"{file.Name} is as it was.");
    }
}
