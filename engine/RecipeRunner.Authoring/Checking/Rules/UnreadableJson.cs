using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnreadableJson : Rule
{
    public override string Code => "RR005";

    public override string Name => "unreadable-json";

    public override string Summary => "node.json, a role or an environment is not what a run can read.";

    public override string Why => "A run that uses it ends before it begins.";

    public override Example Bad => Example.InRepo("roles/base.json", """
        { "name": "base", "run_lists": ["recipe[web]"] }
        """);

    public override Example Good => Example.InRepo("roles/base.json", """
        { "name": "base", "run_list": ["recipe[web]"] }
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        foreach (SeenJson json in context.Roles.Concat(context.Environments).Append(context.NodeJson).OfType<SeenJson>())
            if (json.Mistake is { } mistake)
                yield return JsonMistake.At(this, mistake);
    }
}
