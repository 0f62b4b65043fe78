using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnreadableJson : Rule
{
    public override string Code => "RR005";

    public override string Name => "unreadable-json";

    public override string Summary => "node.json, a role, an environment or a data bag item is not what a run can read.";

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
        foreach (string file in context.Repo.DataBags.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)))
            if (Problem(file) is { } mistake)
                yield return JsonMistake.At(this, mistake);
    }

    private static NodeInputException? Problem(string item)
    {
        try
        {
            DataBagJson.Read(item, Path.GetFileName(Path.GetDirectoryName(item)!), Path.GetFileNameWithoutExtension(item));
            return null;
        }
        catch (NodeInputException e)
        {
            return e;
        }
    }
}
