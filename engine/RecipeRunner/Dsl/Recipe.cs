using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Dsl;

/// <summary>
/// The verbs of a recipe, imported by <c>using static</c>. A resource's own verb stands in the resource's file.
/// </summary>
public static partial class Recipe
{
    /// <summary>The node that the run converges.</summary>
#pragma warning disable IDE1006 // Chef's name for it, in every recipe
    public static Node node => Current.Context.Run.Node;
#pragma warning restore IDE1006

    /// <summary>
    /// Declares a resource: puts it into the resource collection, at the end or behind the resource that is converging (Chef's
    /// <c>declare_resource</c>). For a custom resource's own verb, and for a declaration that was made before.
    /// </summary>
    public static ResourceSlot Declare<T>(string name, T properties, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : Resource
    {
        var at = new SourceLine(file, line);
        if (name is null) throw new PlacedException(at, $"the name of this {properties.TypeName} is null.");
        Resource declaration = (Resource)properties with { Name = name, DeclaredAt = at };
        return Current.Context.Declare(declaration);
    }

    /// <summary>Runs recipes of this or another cookbook here and now, each at most once in a run.</summary>
    /// <exception cref="RecipeRunnerException">The cookbook or the recipe does not exist, or is not a dependency.</exception>
    public static void IncludeRecipe(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RecipeIncluder.Include(Current.Context, name, new SourceLine(file, line));

    /// <summary>Runs an attribute file of this or another cookbook here and now, unless it ran already.</summary>
    /// <exception cref="RecipeRunnerException">The cookbook or the attribute file does not exist.</exception>
    public static void IncludeAttribute(string name, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        RecipeIncluder.IncludeAttributes(Current.Context, name, new SourceLine(file, line));

    /// <summary>A property's value that is worked out when the resource converges, not when it is declared.</summary>
    public static LazyValue<T> Lazy<T>(Func<T> value)
    {
        RunContext context = Current.Context;
        return new(() => { using (Current.Enter(context)) return value(); });
    }

    /// <summary>A guard that asks a condition when the resource converges.</summary>
    public static Guard When(Func<bool> condition) => new(condition);

    /// <summary>Suggests something to try after the run; shown in its last lines.</summary>
    public static void Suggest(string text)
    {
        List<string> next = Current.Context.Run.Next;
        if (!next.Contains(text)) next.Add(text);
    }

    /// <summary>Warns the person who watches the run.</summary>
    public static void Warn(string text) => Current.Context.Run.Observer.On(new Message(LogLevel.Warn, text));

    /// <summary>Ends the run with a message, before anything is changed when it stands in a recipe's own lines: <c>throw Fail("...")</c>.</summary>
    public static Exception Fail(string text, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        new PlacedException(new SourceLine(file, line), text);
}
