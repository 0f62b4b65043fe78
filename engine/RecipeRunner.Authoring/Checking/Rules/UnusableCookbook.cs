using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusableCookbook : Rule
{
    /// <summary>Chef's fields; others are nobody's business, unless they look like one of these.</summary>
    private static readonly string[] Known =
        ["name", "version", "description", "long_description", "maintainer", "maintainer_email", "license", "source_url", "issues_url", "chef_version", "depends", "dependencies", "supports", "platforms", "recipes", "attributes", "provides", "gems", "privacy"];

    public override string Code => "RR001";

    public override string Name => "unusable-cookbook";

    public override string Summary => "A cookbook's metadata is malformed, has a misspelt field, or names a cookbook in `depends` that is not there.";

    public override string Why => "No run can use it, nor any cookbook that depends on it.";

    public override Example Bad => Example.InCookbook("metadata.json", """
        { "name": "web", "version": "1.0.0", "depends": { "haproxi": ">= 0.1.0" } }
        """);

    public override Example Good => Example.InCookbook("metadata.json", """
        { "name": "web", "version": "1.0.0" }
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        foreach ((string name, RecipeRunnerException error) in context.Found.Unreadable)
        {
            string metadata = Path.Combine(context.Repo.FolderOf(name), "metadata.json");
            yield return error is NodeInputException input && input.File == metadata
                ? JsonMistake.At(this, input)
                : new(Code, Name, new(metadata, 1), 0, Sentence.Of(error.Message), "");
        }
        foreach (SeenCookbook cookbook in context.Cookbooks)
            if (SeenJson.Read(OriginKind.Engine, Path.Combine(cookbook.Cookbook.Path, "metadata.json")) is { Map: { } map } json)
                foreach ((string key, AttributeNode value) in map.Entries)
                    if (!Known.Contains(key) && Nearest.Hint(key, Known) is { Length: > 0 } hint)
                        yield return At(json.Path, value.Origin.Line, 0, $"Metadata has no \"{key}\".", hint.Trim());
    }
}
