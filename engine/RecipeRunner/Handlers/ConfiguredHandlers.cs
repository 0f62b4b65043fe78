using RecipeRunner.Converging;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Text;

namespace RecipeRunner.Handlers;

/// <summary>The handlers that settings name: <c>cookbook::Class</c>, or the full name of the class.</summary>
internal sealed class ConfiguredHandlers
{
    private readonly IReadOnlyList<Type> start;
    private readonly IReadOnlyList<Type> report;
    private readonly IReadOnlyList<Type> exception;

    private ConfiguredHandlers(RunOptions options, IReadOnlyList<(string Cookbook, Type Type)> known)
    {
        start = Find("start", options.StartHandlers, known);
        report = Find("report", options.ReportHandlers, known);
        exception = Find("exception", options.ExceptionHandlers, known);
    }

    /// <summary>Looks the names up among the cookbooks of the run list; null when there are no names.</summary>
    /// <exception cref="RecipeRunnerException">No cookbook has such a handler, or it cannot be made from its name alone.</exception>
    public static ConfiguredHandlers? Of(RunOptions options, IScripts recipes) =>
        options.StartHandlers.Count + options.ReportHandlers.Count + options.ExceptionHandlers.Count == 0
            ? null
            : new(options, [.. recipes.Types().Where(t => typeof(Handler).IsAssignableFrom(t.Type) && !t.Type.IsAbstract)]);

    /// <summary>Calls the start handlers.</summary>
    public void Start(RunReport run, RunContext context, IRunObserver observer) => EnabledHandlers.Call("start", [.. start.Select(Make)], run, context, observer);

    /// <summary>Enables the others for a pass.</summary>
    public void Enable(EnabledHandlers handlers)
    {
        foreach (Type type in report) handlers.EnableReport(Make(type));
        foreach (Type type in exception) handlers.EnableException(Make(type));
    }

    private static Handler Make(Type type) => (Handler)Activator.CreateInstance(type)!;

    private static Type[] Find(string role, IReadOnlyList<string> names, IReadOnlyList<(string Cookbook, Type Type)> known) =>
        [.. names.Select(name => Find(role, name, known))];

    private static Type Find(string role, string name, IReadOnlyList<(string Cookbook, Type Type)> known)
    {
        foreach ((string cookbook, Type type) in known)
        {
            if (name != $"{cookbook}::{type.Name}" && name != type.FullName) continue;
            if (type.GetConstructor(Type.EmptyTypes) is not null) return type;
            throw new RecipeRunnerException($"The {role} handler {name} cannot be made from its name alone: it has no constructor without parameters. Enable it in a recipe, which can give them.");
        }
        throw new RecipeRunnerException($"The settings name the {role} handler '{name}', which no cookbook of the run list has.{Nearest.Hint(name, known.Select(k => $"{k.Cookbook}::{k.Type.Name}"))}");
    }
}
