using RecipeRunner.Converging;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Resources;

/// <summary>The resource collection in its order.</summary>
internal static class ResourceListText
{
    public static void Write(RunContext context, TextOutput output)
    {
        ResourceCollection resources = context.Resources;
        int digits = resources.Count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
        RecipeName? recipe = null;
        for (int i = 0; i < resources.Count; i++)
        {
            ResourceSlot slot = resources[i];
            if (slot.Recipe != recipe)
            {
                if (recipe is not null) output.WriteLine();
                recipe = slot.Recipe;
                output.WriteLine($"Recipe: {recipe}{ResourceDetailText.Included(context.Run, recipe)}");
            }
            output.Write($"  {(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits)} ", Ink.Grey);
            output.Write(slot.Key);
            output.WriteLine($" {string.Join(", ", slot.Declaration.EffectiveActions)} ({slot.Declaration.DeclaredAt})", Ink.Grey);
        }
    }
}
