using System.CommandLine;

namespace RecipeRunner.Cli.DataBags;

/// <summary><c>recipe-runner data-bag list</c>.</summary>
internal sealed class ListCommand() : DataBagCommand("list", "Lists the data bags.")
{
    public override string Description => "One name a line, in order.";

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("recipe-runner data-bag list", "those in ./data_bags")];

    protected override IReadOnlyList<Option> Own => [];

    protected override void Do(ParseResult parsed, DataBagDesk desk)
    {
        foreach (string bag in desk.Bags.Bags()) desk.Say(bag);
    }
}
