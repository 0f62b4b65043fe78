using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Dsl;

/// <summary>
/// Finding, editing and deleting resources that are declared already. A resource is named as in a notification,
/// <c>template[/etc/x]</c>, and looked for here and around the present composite resource.
/// </summary>
public static partial class Recipe
{
    /// <summary>A declared resource; null when there is none (Chef's <c>find_resource</c>).</summary>
    public static ResourceSlot? FindResource(string key) => Current.Context.Find(key);

    /// <summary>A declared resource; when there is none it is declared here (Chef's <c>find_resource</c> with a block).</summary>
    /// <exception cref="RecipeRunnerException">The key names another type than the new resource has.</exception>
    public static ResourceSlot FindResource<T>(string key, Func<T> create, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : Resource =>
        FindResource(key) ?? Declare(NameIn<T>(key, "find_resource"), create(), file, line);

    /// <summary>A declared resource (Chef's <c>find_resource!</c>).</summary>
    /// <exception cref="RecipeRunnerException">No such resource is declared; the nearest names are offered.</exception>
    public static ResourceSlot FindResourceOrFail(string key) => FindResource(key) ?? throw Missing("find_resource", key);

    /// <summary>Declared resources (Chef's <c>resources</c>).</summary>
    /// <exception cref="RecipeRunnerException">One of them is not declared.</exception>
    public static IReadOnlyList<ResourceSlot> Resources(params string[] keys) => [.. keys.Select(FindResourceOrFail)];

    /// <summary>
    /// Changes a declaration, or declares the resource here when there is none, from the same lines (Chef's <c>edit_resource</c>):
    /// <c>EditResource("template[/etc/x]", (TemplateResource t) => t with { Mode = "0600" })</c>. One that converged already goes by
    /// the new declaration when it is notified.
    /// </summary>
    /// <exception cref="RecipeRunnerException">The resource is of another type.</exception>
    public static ResourceSlot EditResource<T>(string key, Func<T, T> edit, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) where T : Resource, new() =>
        FindResource(key) is { } slot ? Edit(slot, edit) : Declare(NameIn<T>(key, "edit_resource"), edit(new T()), file, line);

    /// <summary>Changes a declaration that must be there (Chef's <c>edit_resource!</c>).</summary>
    /// <exception cref="RecipeRunnerException">No such resource is declared, or it is of another type.</exception>
    public static ResourceSlot EditResourceOrFail<T>(string key, Func<T, T> edit) where T : Resource =>
        Edit(FindResource(key) ?? throw Missing("edit_resource", key), edit);

    /// <summary>
    /// Takes the resources of a name out of the present context, and gives back the last declared one; null when there is none
    /// (Chef's <c>delete_resource</c>). They neither notify nor are notified any more.
    /// </summary>
    public static ResourceSlot? DeleteResource(string key) => Current.Context.Delete(key);

    /// <summary>Takes the resources of a name, which must be there, out of the present context (Chef's <c>delete_resource!</c>).</summary>
    /// <exception cref="RecipeRunnerException">No such resource is declared here.</exception>
    public static ResourceSlot DeleteResourceOrFail(string key) => DeleteResource(key) ?? throw Missing("delete_resource", key);

    /// <summary>
    /// Runs lines as if they stood in a recipe (<c>Root</c>), or around the present composite resource (<c>Parent</c>): what they
    /// declare, find and edit is there (Chef's <c>with_run_context</c>).
    /// </summary>
    /// <exception cref="RecipeRunnerException">There is no parent: the lines stand in a recipe.</exception>
    public static T WithRunContext<T>(RunContextLevel level, Func<T> lines)
    {
        RunContext here = Current.Context;
        RunContext there = level == RunContextLevel.Root ? here.Root
            : here.Parent ?? throw new RecipeRunnerException("with_run_context: a recipe has no parent context; only the lines of a composite resource have one.");
        RecipeName before = there.Recipe;
        // Templates and files are looked for in the cookbook whose lines these are.
        there.Recipe = here.Recipe;
        try
        {
            using (Current.Enter(there)) return lines();
        }
        finally
        {
            there.Recipe = before;
        }
    }

    /// <summary>Runs lines as if they stood in a recipe (<c>Root</c>), or around the present composite resource (<c>Parent</c>).</summary>
    /// <exception cref="RecipeRunnerException">There is no parent: the lines stand in a recipe.</exception>
    public static void WithRunContext(RunContextLevel level, Action lines) => WithRunContext(level, () => { lines(); return true; });

    private static ResourceSlot Edit<T>(ResourceSlot slot, Func<T, T> edit) where T : Resource
    {
        if (slot.Declaration is not T declared)
            throw new RecipeRunnerException($"edit_resource: {slot.Key} is a {slot.Declaration.GetType().Name}, not a {typeof(T).Name}.");
        slot.Context.Edit(slot, edit(declared));
        return slot;
    }

    private static string NameIn<T>(string key, string verb) where T : Resource
    {
        string type = ResourceTypeName.Of(typeof(T));
        if (key.StartsWith(type + "[", StringComparison.Ordinal) && key.EndsWith(']')) return key[(type.Length + 1)..^1];
        throw new RecipeRunnerException($"{verb}: no resource {key} is declared, and a {typeof(T).Name} cannot be declared by that name: it is named {type}[...].{Nearest.Hint(key, Current.Context.Resources.Keys)}");
    }

    private static RecipeRunnerException Missing(string verb, string key) =>
        new($"{verb}: no resource {key} is declared.{Nearest.Hint(key, Current.Context.Resources.Keys)}");
}
