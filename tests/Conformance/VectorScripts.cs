using System.Text.Json;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The scripts of a run list case, which are lists of steps; and a record of what ran when.</summary>
internal sealed class VectorScripts(JsonElement cookbooks, IReadOnlyList<Cookbook> inUse) : IScripts
{
    public List<object?> Recipes { get; } = [];

    public List<object?> AttributeFiles { get; } = [];

    /// <summary>What queries gave, in the form of the vectors.</summary>
    public List<object?> Answers { get; } = [];

    /// <summary>Cookbooks with C# of their own, in the order in which it is compiled.</summary>
    public List<object?> WithLibraries => [.. inUse.Where(one => one.Sources.Count > 0).Select(one => one.Name)];

    /// <summary>The sources in the same order, as Chef would call them.</summary>
    public List<object?> Libraries => [.. inUse.SelectMany(one => one.Sources.Select(source => $"{one.Name}/{Path.ChangeExtension(Path.GetRelativePath(one.Path, source), ".rb")}"))];

    public int CompiledNow => 0;

    public IEnumerable<(string Cookbook, Type Type)> Types() => [];

    public IEnumerable<Type> AttributeTypes(string cookbook) => [];

    public bool Has(string cookbook) => inUse.Any(one => one.Name == cookbook);

    public void Execute(Cookbook cookbook, ScriptKind kind, string name)
    {
        var isRecipe = kind == ScriptKind.Recipe;
        (isRecipe ? Recipes : AttributeFiles).Add($"{cookbook.Name}::{name}");
        if (isRecipe)
            Dsl.Recipe.Log($"{cookbook.Name}::{name} start");
        foreach (var step in cookbooks.GetProperty(cookbook.Name).GetProperty(isRecipe ? "recipes" : "attribute_files").GetProperty(name).EnumerateArray())
        {
            var words = step.EnumerateArray().Select(word => word.GetString()!).ToArray();
            if (words[0] == "return")
                return;
            Perform(words[0], words[1..]);
        }
    }

    private void Perform(string step, string[] words)
    {
        switch (step)
        {
            case "log":
                Dsl.Recipe.Log(words[0]);
                break;
            case "include_recipe":
                foreach (var recipe in words)
                    Dsl.Recipe.IncludeRecipe(recipe);
                break;
            case "include_attribute":
                foreach (var file in words)
                    Dsl.Recipe.IncludeAttribute(file);
                break;
            case "query":
                Answers.Add(new Dictionary<string, object?> { ["ruby"] = words[0], ["value"] = VectorRuby.Answer(words[0]) });
                break;
            case "ruby":
                VectorRuby.Do(words[0]);
                break;
            default:
                throw new InvalidOperationException($"the vectors have a new step, {step}");
        }
    }
}
