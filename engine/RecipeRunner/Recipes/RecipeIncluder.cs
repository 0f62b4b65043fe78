using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Recipes;

/// <summary>Runs recipes and attribute files, each at most once in a run.</summary>
internal static class RecipeIncluder
{
    /// <summary>What <c>IncludeRecipe</c> does.</summary>
    public static void Include(RunContext context, string name, SourceLine at)
    {
        if (name.Contains('[', StringComparison.Ordinal))
            throw new PlacedException(at, $"include_recipe takes a name such as 'haproxy::install', not '{name}'.");
        var recipe = RecipeName.Parse(name, context.Recipe.Cookbook);
        RequireInUse(context, recipe.Cookbook, $"include_recipe '{name}'", at);
        Run(context, recipe, at);
    }

    /// <summary>Runs a recipe, unless it ran already.</summary>
    public static void Run(RunContext context, RecipeName recipe, SourceLine at)
    {
        Run run = context.Run;
        Cookbook cookbook = run.Cookbooks.Get(recipe.Cookbook);
        if (!cookbook.Recipes.Contains(recipe.Name))
            throw new PlacedException(at, cookbook.NoRecipe(recipe.Name));
        if (!run.Included.TryAdd(recipe, at)) return;
        run.Node.NoteLoaded(recipe);
        Run(context, recipe, ScriptKind.Recipe);
    }

    /// <summary>What <c>IncludeAttribute</c> does.</summary>
    public static void IncludeAttributes(RunContext context, string name, SourceLine at)
    {
        var file = RecipeName.Parse(name, context.Recipe.Cookbook);
        RequireInUse(context, file.Cookbook, $"include_attribute '{name}'", at);
        Cookbook cookbook = context.Run.Cookbooks.Get(file.Cookbook);
        if (!cookbook.AttributeFiles.Contains(file.Name))
            throw new PlacedException(at, $"the cookbook {cookbook.Name} has no attribute file '{file.Name}'.{Nearest.Hint(file.Name, cookbook.AttributeFiles)}");
        RunAttributes(context, file);
    }

    /// <summary>Runs an attribute file, unless it ran already.</summary>
    public static void RunAttributes(RunContext context, RecipeName file)
    {
        if (context.Run.IncludedAttributes.Add(file)) Run(context, file, ScriptKind.Attributes);
    }

    private static void Run(RunContext context, RecipeName script, ScriptKind kind)
    {
        RecipeName outer = context.Recipe;
        context.Recipe = script;
        try
        {
            using (Dsl.Current.Enter(context)) context.Run.Recipes.Execute(context.Run.Cookbooks.Get(script.Cookbook), kind, script.Name);
        }
        finally
        {
            context.Recipe = outer;
        }
    }

    /// <summary>As in Chef what counts is that the cookbook is there, not who brought it.</summary>
    private static void RequireInUse(RunContext context, string cookbook, string what, SourceLine at)
    {
        string from = context.Recipe.Cookbook;
        if (cookbook == from || from.Length == 0 || context.Run.Recipes.Has(cookbook)) return;
        throw new PlacedException(at, $"{what}: the cookbook {from} does not depend on {cookbook}. Add \"{cookbook}\" to \"depends\" in its metadata.json.");
    }
}
