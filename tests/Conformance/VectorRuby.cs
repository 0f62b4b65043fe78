using System.Text.RegularExpressions;
using RecipeRunner.Converging;
using RecipeRunner.Dsl;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The Ruby in run list vectors, each form by what a C# recipe would say. A form that is not here fails the case by name.</summary>
internal static partial class VectorRuby
{
    private static Node Node => Recipe.node;

    /// <summary>The value of an expression as plain data.</summary>
    public static object? Answer(string ruby)
    {
        var match = Call().Match(ruby);
        var (method, arguments) = (match.Groups["method"].Value, Texts(match.Groups["arguments"].Value));
        return (method, arguments) switch
        {
            ("node.recipe?" or "node.recipes?", [var name]) => Node.HasRecipe(name),
            ("node.role?", [var name]) => Node.HasRole(name),
            ("node.run_list?" or "node.run_list.include?", [var item]) => Node.RunList.Contains(item),
            ("node.run_list" or "node.run_list.to_s", []) => Node.RunList.ToString(),
            ("node.run_list.to_a" or "node.run_list.map(&:to_s)" or "node.run_list.run_list_items.map(&:to_s)", []) => Node.RunList.Select(object? (item) => item.ToString()).ToList(),
            ("node.run_list.recipe_names" or "node.run_list.recipes", []) => Named(RunListItemKind.Recipe),
            ("node.run_list.role_names" or "node.run_list.roles", []) => Named(RunListItemKind.Role),
            ("node.run_list.length" or "node.run_list.size" or "node.run_list.count", []) => (long)Node.RunList.Count,
            ("node.run_list.empty?", []) => Node.RunList.Count == 0,
            ("node.run_list.first.to_s", []) => Node.RunList[0].ToString(),
            ("node.run_list.last.to_s", []) => Node.RunList[^1].ToString(),
            ("node.name" or "node.name.to_s", []) => Node.Name,
            ("node.environment" or "node.chef_environment", []) => Node.Environment,
            ("node.read" or "node.dig", { Length: > 0 } path) => Node.Read(path)?.ToPlain(),
            ("node.attribute?" or "node.exist?" or "node.key?", { Length: > 0 } path) => Node.Has(path),
            ("run_context.loaded_recipes.to_a" or "run_context.loaded_recipes", []) => Recipe.LoadedRecipes.Select(object? (recipe) => recipe.ToString()).ToList(),
            ("run_context.loaded_recipe?" or "run_context.loaded_fully_qualified_recipe?", [var name]) => Recipe.IsRecipeLoaded(name),
            ("run_context.loaded_fully_qualified_recipe?", [var cookbook, var name]) => Recipe.IsRecipeLoaded($"{cookbook}::{name}"),
            ("cookbook_name" or "cookbook_name.to_s", []) => Recipe.CurrentRecipe.Cookbook,
            ("recipe_name" or "recipe_name.to_s", []) => Recipe.CurrentRecipe.Name,
            _ when Path().Match(ruby) is { Success: true } path => Node.Read([.. Texts(path.Value)])?.ToPlain(),
            _ => throw new InvalidOperationException($"the vectors have a new query, {ruby}"),
        };
    }

    /// <summary>Does what a statement does.</summary>
    public static void Do(string ruby)
    {
        if (RunListChange().Match(ruby) is { Success: true } change)
            // The run list of a node cannot be changed in C#; another one can be made of it, to as little effect as in Chef.
            _ = new RunList([.. Node.RunList, .. RunList.Parse(Texts(change.Value))]);
        else if (Assignment().Match(ruby) is { Success: true } set)
            Assign(set.Groups["level"].Value, Texts(set.Groups["path"].Value), Texts(set.Groups["value"].Value)[0]);
        else if (ruby.StartsWith("raise", StringComparison.Ordinal))
            throw new RecipeRunnerException("raised by the recipe");
        else
            throw new InvalidOperationException($"the vectors have a new statement, {ruby}");
    }

    private static void Assign(string level, string[] path, string value)
    {
        AttributeWriter place = level switch
        {
            "default" => Recipe.Default,
            "force_default" => Recipe.ForceDefault,
            "normal" => Recipe.Normal,
            "override" => Recipe.Override,
            _ => Recipe.ForceOverride,
        };
        foreach (var key in path[..^1])
            place = place[key];
        place[path[^1]] = value;
    }

    private static List<object?> Named(RunListItemKind kind) => [.. Node.RunList.Where(item => item.Kind == kind).Select(item => item.Name)];

    private static string[] Texts(string ruby) => [.. Text().Matches(ruby).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex("""^(?<method>[a-z_.?]+?(\(&:to_s\))?)(\((?<arguments>(\s*['"][^'"]*['"]\s*,?)*)\))?$""")]
    private static partial Regex Call();

    [GeneratedRegex("""^node(\[['"][^'"]*['"]\])+(\.to_a)?$""")]
    private static partial Regex Path();

    [GeneratedRegex("""^node\.run_list( << |\(|\.add\(|\.remove\(|\.reset!\().*$""")]
    private static partial Regex RunListChange();

    [GeneratedRegex("""^node\.(?<level>(force_)?(default|override)|normal)(?<path>(\[['"][^'"]*['"]\])+) = (?<value>['"][^'"]*['"])$""")]
    private static partial Regex Assignment();

    [GeneratedRegex("""['"](?<text>[^'"]*)['"]""")]
    private static partial Regex Text();
}
