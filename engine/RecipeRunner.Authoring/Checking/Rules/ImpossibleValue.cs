using System.Reflection;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ImpossibleValue : Rule
{
    /// <summary>Those whose own judgement needs nothing but their texts.</summary>
    private static readonly string[] Judged = ["file", "template", "cookbook_file", "remote_file", "directory", "link"];

    public override string Code => "RR023";

    public override string Name => "impossible-value";

    public override string Summary => "A property is set to what it cannot be: a mode that is none, a path that does not begin with `/`, a checksum that is too short.";

    public override string Why => "A run that declares it ends before it changes anything. It is the resource's own judgement, of the values that stand in the recipe.";

    public override Example Bad => Example.Recipe("""
        Directory("/srv/app", new() { Mode = "rwxr-x---" });
        """);

    public override Example Good => Example.Recipe("""
        Directory("/srv/app", new() { Mode = "0750" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (declared.IsOpaque || !Judged.Contains(declared.Type) || declared.Resource.ContainingAssembly.Name != nameof(RecipeRunner)) continue;
            foreach (string problem in Make(declared).Validate(null!))
                yield return At(Place(declared, problem), Sentence.Of(problem));
        }
    }

    /// <summary>The resource as it will be. What is made at run time stands open in it, and whether a template or file is there is asked elsewhere.</summary>
    private static Resource Make(Declaration declared)
    {
        Resource made = EngineResources.New(declared.Type)!;
        made.Name = declared.Name ?? "/";
        foreach ((string name, ExpressionSyntax value) in declared.Properties)
            if (made.GetType().GetProperty(name) is { } property && Value(property, declared.Source.Text(value)) is { } given)
                property.SetValue(made, given);
        bool takesFile = made is TemplateResource or CookbookFileResource;
        if (takesFile || declared.Actions() is null or ["delete"]) typeof(Resource).GetProperty(nameof(Resource.Action))!.SetValue(made, (Many<ResourceAction>)new ResourceAction("delete"));
        return made;
    }

    private static object? Value(PropertyInfo property, string? text) =>
        property.PropertyType == typeof(Value<string>) ? text is null ? (Value<string>)new LazyValue<string>(() => "") : (Value<string>?)text
        : property.PropertyType == typeof(Many<string>) ? (Many<string>)(text ?? "https://mirror.example/") : null;

    /// <summary>The property whose value the problem quotes; else the whole.</summary>
    private static ExpressionSyntax Place(Declaration declared, string problem) =>
        declared.Properties.Values.Append(declared.NameExpression).OfType<ExpressionSyntax>().FirstOrDefault(value => declared.Source.Text(value) is { } text && problem.Contains($"'{text}'", StringComparison.Ordinal)) ?? declared.Call.Syntax;
}
