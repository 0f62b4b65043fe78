using RecipeRunner.Handlers;

namespace RecipeRunner.Dsl;

/// <summary>Enabling handlers (Chef's <c>chef_handler</c>). Start handlers run before any recipe: only settings enable them.</summary>
public static partial class Recipe
{
    /// <summary>Has a handler called when the run succeeds. Of a class the one that was enabled last is called.</summary>
    public static void ReportHandler(Handler handler) => Current.Context.Run.EnableHandlers().EnableReport(handler);

    /// <summary>Has a handler called when the run fails. Of a class the one that was enabled last is called.</summary>
    public static void ExceptionHandler(Handler handler) => Current.Context.Run.EnableHandlers().EnableException(handler);
}
