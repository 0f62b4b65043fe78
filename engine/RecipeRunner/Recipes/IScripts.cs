using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>The recipes and attribute files of the cookbooks in use, ready to run.</summary>
internal interface IScripts
{
    /// <summary>How many cookbooks had to be compiled.</summary>
    int CompiledNow { get; }

    /// <summary>Whether a cookbook is in use in this run: in the run list, or needed by one that is.</summary>
    bool Has(string cookbook);

    /// <summary>The public types of the cookbooks' own C#, by cookbook. Loads all of it.</summary>
    IEnumerable<(string Cookbook, Type Type)> Types();

    /// <summary>The types of a cookbook's library that declare attributes. The library is loaded only when there are some.</summary>
    IEnumerable<Type> AttributeTypes(string cookbook);

    /// <summary>Runs a script in the present run context.</summary>
    /// <exception cref="RecipeRunnerException">The script throws; the message names its line.</exception>
    void Execute(Cookbook cookbook, ScriptKind kind, string name);
}
