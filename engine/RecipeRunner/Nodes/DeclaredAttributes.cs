using System.Reflection;
using RecipeRunner.Converging;

namespace RecipeRunner.Nodes;

/// <summary>The records that cookbooks declare for their part of the attributes.</summary>
internal static class DeclaredAttributes
{
    /// <summary>Binds every declared record once, so that all that does not fit is told together, before a recipe runs.</summary>
    /// <param name="tree">The attributes.</param>
    /// <param name="declared">The records, each with its cookbook.</param>
    /// <param name="warn">Takes what is doubtful.</param>
    /// <exception cref="AttributeBindingException">Attributes do not fit: all errors of all cookbooks.</exception>
    public static void Check(AttributeTree tree, IEnumerable<(string Cookbook, Type Type)> declared, Action<string> warn)
    {
        var errors = new List<AttributeBindingError>();
        foreach (var (cookbook, type) in declared)
        {
            var declaration = Of(type);
            var binder = new AttributeBinder(new UnknownKeyCheck(declaration.UnknownKeys, cookbook, warn));
            binder.Convert(At(tree, declaration.Path), type);
            foreach (var error in binder.Errors)
                errors.Add(error with { Expected = $"{error.Expected.TrimEnd('.')} (declared by cookbook {cookbook})" });
        }
        if (errors.Count > 0)
            throw new AttributeBindingException(errors[0].Path, errors, null, 0);
    }

    /// <summary>The attributes as a record that declares its path, bound anew at each call.</summary>
    public static object Bind(AttributeTree tree, Type type, string file, int line) => AttributeBinder.Bind(At(tree, Of(type).Path), type, file, line)!;

    private static NodeAttributesAttribute Of(Type type) => type.GetCustomAttribute<NodeAttributesAttribute>(inherit: false)
        ?? throw new RecipeRunnerException($"{type.Name} does not say which attributes it stands for: mark it with [NodeAttributes(\"path\")], or name the path: node.Attributes<{type.Name}>(\"path\")");

    /// <summary>What is at a path; where nothing is set an empty map, so that a record can do with its own defaults.</summary>
    private static AttributeValue At(AttributeTree tree, string path)
    {
        var keys = AttributePath.Parse(path);
        if (tree.View().Dig(keys) is { } value)
            return value;
        var empty = new AttributeTree();
        empty.Vivify(AttributeLevel.Default, keys, default);
        return empty.View().Dig(keys)!;
    }
}
