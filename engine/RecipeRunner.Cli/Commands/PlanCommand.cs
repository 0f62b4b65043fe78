namespace RecipeRunner.Cli.Commands;

/// <summary><c>recipe-runner plan</c>.</summary>
internal sealed class PlanCommand() : RunCommand("plan", "Says what a converge would do, and changes nothing.")
{
    protected override bool IsPlan => true;

    public override string Description => """
        Makes the whole run against a picture of this machine: same recipes, same order, diffs
        and notified actions included. A step that depends on what a plan cannot know (what a
        command will do, which files a package brings) is said to be one that "may" happen.
        Needs no root; what only root can read makes a plan less certain.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner plan", "the run list in ./node.json, the cookbooks in ./cookbooks"),
        ("recipe-runner plan -j web1.json || echo 'not as declared'", "exit code 2 when anything would or may change"),
    ];
}
