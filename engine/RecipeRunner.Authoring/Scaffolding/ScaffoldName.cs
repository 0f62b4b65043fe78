using System.Reflection;
using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Dsl;

namespace RecipeRunner.Authoring.Scaffolding;

/// <summary>The names that an author gives: Chef's rules for them, and what they are called in C#.</summary>
internal static class ScaffoldName
{
    /// <summary>The namespaces that are there already.</summary>
    private static readonly string[] Namespaces = ["System", "Microsoft", "RecipeRunner", "NUnit"];

    /// <summary>Chef's rule for the names of cookbooks and recipes.</summary>
    /// <param name="what">"a cookbook".</param>
    /// <param name="name">The name.</param>
    /// <exception cref="RecipeRunnerException">It breaks the rule.</exception>
    public static string Checked(string what, string name) => BagName.IsValid(name) && name[0] is not ('.' or '-')
        ? name
        : throw new RecipeRunnerException($"'{name}' cannot be the name of {what}: it may hold {BagName.Rule} only, and begins with a letter, a digit or '_'");

    /// <summary>Chef's rule for the names of resources, which a verb is made of.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cookbook">The cookbook that it is to be in.</param>
    /// <exception cref="RecipeRunnerException">It breaks the rule, or recipes would take its verb for something else.</exception>
    public static string CheckedResource(string name, string cookbook)
    {
        if (name.Length == 0 || !char.IsAsciiLetterLower(name[0]) || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
            throw new RecipeRunnerException($"'{name}' cannot be the name of a resource: it begins with a small letter and may hold small letters, digits and '_' only, such as my_thing");
        string verb = Pascal(name);
        if (IsVerb(verb)) throw new RecipeRunnerException($"a resource cannot be called {name}: every recipe has a verb {verb} already. Take a name that says more, such as {cookbook.ToLowerInvariant().Replace('-', '_')}_{name}");
        if (verb == Namespace(cookbook)) throw new RecipeRunnerException($"a resource cannot be called {name}, as its cookbook is: C# would take {verb}(...) for the namespace. Take a name that says more, such as {name}_site");
        return name;
    }

    /// <summary>my_thing and my-thing as MyThing, 3d as _3d.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        bool begins = true;
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c)) text.Append(begins ? char.ToUpperInvariant(c) : c);
            begins = !char.IsAsciiLetterOrDigit(c);
        }
        if (text.Length == 0 || char.IsAsciiDigit(text[0])) text.Insert(0, '_');
        return text.ToString();
    }

    /// <summary>The namespace of a cookbook's C#: GitCookbook where Git would hide a verb, else Git.</summary>
    public static string Namespace(string cookbook)
    {
        string name = Pascal(cookbook);
        return IsVerb(name) || Namespaces.Contains(name) ? name + "Cookbook" : name;
    }

    private static bool IsVerb(string name) => typeof(Recipe).GetMember(name, BindingFlags.Public | BindingFlags.Static).Length > 0;
}
