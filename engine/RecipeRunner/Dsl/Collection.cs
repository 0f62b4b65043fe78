using RecipeRunner.Converging;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Dsl;

/// <summary>Finding, editing and deleting resources that are declared already.</summary>
public static partial class Recipe
{
    /// <summary>A declared resource by its name in text, here or around the present composite resource; null when there is none.</summary>
    public static ResourceSlot? FindResource(string key) => Current.Context.Find(key);

    /// <summary>Changes a declaration that has not converged yet: <c>EditResource&lt;TemplateResource&gt;("template[/etc/x]", t => t with { Mode = "0600" })</c>.</summary>
    /// <exception cref="RecipeRunnerException">No such resource is declared, or it is of another type.</exception>
    public static ResourceSlot EditResource<T>(string key, Func<T, T> edit) where T : Resource
    {
        ResourceSlot slot = FindResource(key)
            ?? throw new RecipeRunnerException($"edit_resource: no resource {key} is declared.{Nearest.Hint(key, Current.Context.Resources.Keys)}");
        if (slot.Declaration is not T declared)
            throw new RecipeRunnerException($"edit_resource: {key} is a {slot.Declaration.GetType().Name}, not a {typeof(T).Name}.");
        slot.Declaration = (Resource)edit(declared) with { Name = declared.Name, DeclaredAt = declared.DeclaredAt };
        return slot;
    }

    /// <summary>Takes a declared resource out of the collection.</summary>
    /// <exception cref="RecipeRunnerException">No such resource is declared.</exception>
    public static void DeleteResource(string key)
    {
        if (!Current.Context.Resources.Remove(key))
            throw new RecipeRunnerException($"delete_resource: no resource {key} is declared.{Nearest.Hint(key, Current.Context.Resources.Keys)}");
    }
}
