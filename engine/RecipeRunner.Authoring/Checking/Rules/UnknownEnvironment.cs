using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnknownEnvironment : Rule
{
    public override string Code => "RR025";

    public override string Name => "unknown-environment";

    public override string Summary => "node.json names an environment that does not exist, or one that does not allow the cookbooks that there are.";

    public override string Why => "A run with that node.json ends before it begins.";

    public override Example Bad => Named("producton");

    public override Example Good => Named("production");

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (context.NodeJson is not { Mistake: null, Map: { } map } json || NodeJson.From((MapNode)map.Copy(), json.Path).Environment is not { } name || name == ChefEnvironment.DefaultName) yield break;
        if (context.Environments.FirstOrDefault(e => e.Name == name) is not { } environment)
        {
            int line = map.Entries.Values.FirstOrDefault(value => value is ScalarNode { Value: string text } && text == name)?.Origin.Line ?? 1;
            yield return At(json.Path, line, 0, $"There is no environment '{name}'.", Nearest.Hint(name, context.Environments.Select(e => e.Name)) is { Length: > 0 } hint ? hint.Trim() : $"Write environments/{name}.json.");
            yield break;
        }
        if (environment is not { Mistake: null, Map: { } said }) yield break;
        foreach ((string cookbook, VersionConstraint constraint) in RoleJson.ToEnvironment((MapNode)said.Copy(), environment.Name, environment.Path).CookbookVersions)
        {
            int line = (said.Child("cookbook_versions") as MapNode)?.Child(cookbook)?.Origin.Line ?? 1;
            if (context.All.FirstOrDefault(c => c.Name == cookbook) is { } found)
            {
                if (!constraint.IsSatisfiedBy(CookbookVersion.Parse(found.Cookbook.Metadata.Version)))
                    yield return At(environment.Path, line, 0, $"The environment wants the cookbook {cookbook} {constraint}, but it is {found.Cookbook.Metadata.Version}.", "Change one of them.");
            }
            else if (Nearest.Hint(cookbook, context.Found.Set.Names()) is { Length: > 0 } hint)
            {
                yield return At(environment.Path, line, 0, $"There is no cookbook '{cookbook}'.", hint.Trim());
            }
        }
    }

    private static Example Named(string name) => Example.InRepo("node.json", $$"""
        { "chef_environment": "{{name}}", "run_list": ["recipe[web]"] }
        """).AndInRepo("environments/production.json", """
        { "name": "production", "cookbook_versions": { "web": ">= 0.1.0" } }
        """);
}
