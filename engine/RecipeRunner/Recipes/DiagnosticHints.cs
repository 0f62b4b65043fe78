using System.Reflection;
using System.Text.RegularExpressions;
using RecipeRunner.Dsl;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Recipes;

/// <summary>Adds to the compiler's message what an author of recipes probably meant.</summary>
internal static class DiagnosticHints
{
    public static string For(string id, string message) => id switch
    {
        "CS0103" when Quoted(message) is [var name, ..] => Nearest.Hint(name, Verbs()),
        "CS0117" when Quoted(message) is [var type, var member, ..] => Nearest.Hint(member, Properties(type)),
        _ => "",
    };

    private static string[] Quoted(string message) => [.. Regex.Matches(message, "'([^']+)'").Select(m => m.Groups[1].Value)];

    private static IEnumerable<string> Verbs() =>
        typeof(Recipe).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Concat(typeof(Actions).GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(m => m.Name).Where(n => !n.Contains('_', StringComparison.Ordinal)).Distinct();

    private static IEnumerable<string> Properties(string type) =>
        typeof(Resource).Assembly.GetTypes().FirstOrDefault(t => t.Name == type)?.GetProperties().Select(p => p.Name) ?? [];
}
