using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Scaffolding;

/// <summary>What can be made. Nothing is written before <see cref="Scaffold.Write()"/>.</summary>
internal static class Scaffolds
{
    /// <summary>A folder with a cookbook of the same name, a role and a node.json.</summary>
    /// <param name="name">The folder's name.</param>
    /// <param name="parent">The folder that it is to lie in.</param>
    public static Scaffold Repo(string name, string parent)
    {
        var holes = Holes(ScaffoldName.Checked("a cookbook", name));
        NewFile[] files = [.. ScaffoldTexts.Of("repo", holes), .. ScaffoldTexts.Of("cookbook", holes).Select(f => f with { Path = $"cookbooks/{name}/{f.Path}" })];
        return new($"the folder {name}", Path.Combine(parent, name), files,
        [
            ("go there", $"cd {name}"),
            ("run the tests", "recipe-runner test"),
            ("see what would be done", "recipe-runner plan"),
            ("do it", "sudo recipe-runner converge"),
        ]);
    }

    /// <summary>A cookbook, beside the others where there are some.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="here">The folder that one stands in.</param>
    /// <param name="named">The folders that a settings file names; null without one.</param>
    public static Scaffold Cookbook(string name, string here, NamedFolders? named = null)
    {
        string folder = Path.Combine(CookbookRepo.PlaceForNew(here, named), ScaffoldName.Checked("a cookbook", name));
        return new($"the cookbook {name}", folder, [.. ScaffoldTexts.Of("cookbook", Holes(name))],
        [
            RunTests(folder),
            ("see what would be done", $"recipe-runner plan --cookbook-path {Shown(Path.GetDirectoryName(folder)!)} -o {name}"),
        ]);
    }

    /// <summary>A recipe and its test.</summary>
    public static Scaffold Recipe(string name, Cookbook cookbook) =>
        new($"the recipe {cookbook.Name}::{ScaffoldName.Checked("a recipe", name)}", cookbook.Path, [.. ScaffoldTexts.Of("recipe", Holes(cookbook.Name, name))],
        [
            RunTests(cookbook.Path),
            ("in a run list", $"recipe[{cookbook.Name}::{name}]"),
            ("or in a recipe", $"IncludeRecipe(\"{cookbook.Name}::{name}\");"),
        ]);

    /// <summary>A custom resource with its verb, and its test.</summary>
    public static Scaffold Resource(string name, Cookbook cookbook) =>
        new($"the resource {ScaffoldName.CheckedResource(name, cookbook.Name)}", cookbook.Path, [.. ScaffoldTexts.Of("resource", Holes(cookbook.Name, name))],
        [
            RunTests(cookbook.Path),
            ("in a recipe", $"{ScaffoldName.Pascal(name)}(\"limits\", new() {{ Content = \"most = 5\\n\" }});"),
        ]);

    /// <summary>A template, which a recipe is to use.</summary>
    /// <param name="name">Its path below <c>templates/</c>, with or without <c>.sbn</c>.</param>
    /// <param name="cookbook">The cookbook.</param>
    public static Scaffold Template(string name, Cookbook cookbook)
    {
        string bare = name.EndsWith(".sbn", StringComparison.Ordinal) ? name[..^".sbn".Length] : name;
        foreach (string part in bare.Split('/')) ScaffoldName.Checked("a template", part);
        return new($"the template {bare}.sbn", cookbook.Path, [.. ScaffoldTexts.Of("template", Holes(cookbook.Name, bare))],
            [("in a recipe", $"Template(\"/etc/{bare}\", new() {{ Source = \"{bare}.sbn\", Variables = new {{ host = node[\"hostname\"] }} }});")]);
    }

    /// <summary>A test of a recipe that is there.</summary>
    /// <exception cref="RecipeRunnerException">It is not.</exception>
    public static Scaffold Test(string name, Cookbook cookbook) => cookbook.Recipes.Contains(name)
        ? new($"the test of {cookbook.Name}::{name}", cookbook.Path, [.. ScaffoldTexts.Of("test", Holes(cookbook.Name, name))], [RunTests(cookbook.Path)])
        : throw new RecipeRunnerException(cookbook.NoRecipe(name)
            + (cookbook.Recipes.Count == 0 ? "" : $" It has {string.Join(", ", cookbook.Recipes)}.")
            + $" `new test` writes a first test of a recipe that is there, and `recipe-runner new recipe {cookbook.Name}::{name}` makes both; any other test is a C# file of your own in {Shown(Path.Combine(cookbook.Path, "tests"))}");

    private static (string Purpose, string Text) RunTests(string folder) => ("run its tests", Shown(folder) is "." ? "recipe-runner test" : $"recipe-runner test {Shown(folder)}");

    /// <summary>A path as a person in the working folder would write it.</summary>
    private static string Shown(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    private static Dictionary<string, string> Holes(string cookbook, string name = "") => new()
    {
        ["cookbook"] = cookbook,
        ["Cookbook"] = ScaffoldName.Pascal(cookbook),
        ["Namespace"] = ScaffoldName.Namespace(cookbook),
        ["name"] = name,
        ["Name"] = ScaffoldName.Pascal(name),
    };
}
