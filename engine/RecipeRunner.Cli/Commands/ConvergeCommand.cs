namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner converge</c>.</summary>
internal sealed class ConvergeCommand() : RunCommand("converge", "Brings this machine to what the run list declares.")
{
    protected override bool IsPlan => false;

    public override string Description => """
        Compiles the recipes of the run list, works out what is to be done, and does it. A
        second run finds nothing to do. Needs root, except with --why-run.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("sudo recipe-runner converge", "the run list in ./node.json, the cookbooks in ./cookbooks"),
        ("sudo recipe-runner converge -j web1.json -o 'recipe[haproxy]'", "another JSON, and only this recipe"),
        ("sudo recipe-runner converge -F json | jq .", "for programs: one JSON object a line"),
    ];
}
