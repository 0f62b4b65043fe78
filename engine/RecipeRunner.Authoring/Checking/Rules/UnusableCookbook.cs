using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusableCookbook : Rule
{
    public override string Code => "RR001";

    public override string Name => "unusable-cookbook";

    public override string Summary => "A cookbook's metadata is malformed, or it depends on a cookbook that is not there.";

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
    }
}
