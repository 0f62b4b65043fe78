using System.CommandLine;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag secret</c>.</summary>
internal sealed class SecretCommand() : DataBagCommand("secret", "Makes a secret for encrypted items.")
{
    private readonly Argument<string?> file = Optional("FILE", "A file that does not exist yet; without it the secret is printed");

    public override string Description => """
        512 random bytes as base64, as `openssl rand -base64 512` makes them: what Chef's documents
        recommend. The file can be read by its owner only (mode 0600).
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
        [("sudo recipe-runner data-bag secret /etc/chef/encrypted_data_bag_secret", "where each run looks for it")];

    public override IReadOnlyList<Argument> Arguments => [file];

    public override IReadOnlyList<OptionGroup> Options => [];

    protected override IReadOnlyList<Option> Own => [];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        if (parsed.GetValue(file) is { } path)
        {
            NewSecret.Write(path, desk.Files);
            desk.Say($"Made a new secret in {DataBagDesk.Shown(path)}; keep a copy of it in a safe place, and out of the repository.");
        }
        else
        {
            desk.Say(NewSecret.Text().TrimEnd());
        }
    }
}
