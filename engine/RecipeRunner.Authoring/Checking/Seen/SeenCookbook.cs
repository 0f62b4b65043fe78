using Microsoft.CodeAnalysis;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;
using RecipeRunner.Recipes.CompileErrors;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A cookbook with its C# understood and its templates parsed. All of it is made when it is first asked for, from several threads too.</summary>
internal sealed class SeenCookbook
{
    private readonly Lazy<IReadOnlyList<Source>> sources;
    private readonly Lazy<IReadOnlyList<SeenTemplate>> templates;
    private readonly Lazy<IReadOnlyList<Problem>> libraryProblems;
    private readonly Lazy<IReadOnlyList<Problem>> problems;

    /// <param name="cookbook">The cookbook.</param>
    /// <param name="dependencies">Those that it can see, what they depend on before them.</param>
    public SeenCookbook(Cookbook cookbook, IReadOnlyList<SeenCookbook> dependencies)
    {
        (Cookbook, Dependencies) = (cookbook, dependencies);
        Compilation = new(cookbook, [.. dependencies.Select(d => d.Compilation.Reference).OfType<LibraryReference>()]);
        sources = new(() => [.. FindSources()]);
        templates = new(() => [.. FilesIn("templates").Select(path => SeenTemplate.Read(Path.Combine(cookbook.Path, "templates"), path))]);
        libraryProblems = new(() => Compilation.Library is { } library ? CompilerProblems.Of(library.GetDiagnostics(), library) : []);
        problems = new(FindProblems);
    }

    public Cookbook Cookbook { get; }

    public string Name => Cookbook.Name;

    /// <summary>The cookbooks that it depends on, directly or not; the dependencies of one stand before it.</summary>
    public IReadOnlyList<SeenCookbook> Dependencies { get; }

    /// <summary>Itself and its dependencies: where the names that it uses may be declared.</summary>
    public IEnumerable<SeenCookbook> Reach => Dependencies.Append(this);

    /// <summary>Its C# as the compiler sees it.</summary>
    public CookbookCompilation Compilation { get; }

    /// <summary>Its attribute files, recipes, libraries and resources.</summary>
    public IReadOnlyList<Source> Sources => sources.Value;

    /// <summary>All files in <c>templates/</c>, sorted.</summary>
    public IReadOnlyList<SeenTemplate> Templates => templates.Value;

    /// <summary>What does not compile in its C#. Its scripts are not compiled when its library has mistakes, nor it at all when a dependency's has.</summary>
    public IReadOnlyList<Problem> Problems => problems.Value;

    /// <summary>Whether all of its C#, and that of its dependencies, compiles.</summary>
    public bool Compiles => Problems.Count == 0 && Dependencies.All(d => d.Problems.Count == 0);

    /// <summary>Those of its sources that compile: none while its library, or one that it needs, does not.</summary>
    public IEnumerable<Source> CompilingSources => Reach.Any(c => c.libraryProblems.Value.Count > 0) ? [] : Sources.Where(s => !Problems.Any(p => p.At.File == s.Path));

    /// <summary>The resources that its recipes and libraries declare.</summary>
    public IEnumerable<Declaration> Declarations => Sources.SelectMany(s => s.Declarations);

    /// <summary>Its templates of a name: one, or several for hosts and platforms.</summary>
    public IEnumerable<SeenTemplate> TemplatesOf(string name) => Templates.Where(t => IsNamed(t.Name, name));

    /// <summary>The names in its <c>files/</c>.</summary>
    public IEnumerable<string> FileNames => FilesIn("files").Select(f => Path.GetRelativePath(Path.Combine(Cookbook.Path, "files"), f));

    /// <summary>Whether a file in <c>templates/</c> or <c>files/</c> is found by a name: as it stands, or in a folder for a host or platform.</summary>
    public static bool IsNamed(string file, string name) => file == name || file.IndexOf('/') is > 0 and var slash && file[(slash + 1)..] == name;

    /// <summary>The files below one of its folders, sorted.</summary>
    public IReadOnlyList<string> FilesIn(string folder)
    {
        string path = Path.Combine(Cookbook.Path, folder);
        return Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
    }

    private IEnumerable<Source> FindSources()
    {
        foreach (Source script in Cookbook.Scripts.AsParallel().AsOrdered().Select(Script)) yield return script;
        if (Compilation.Library is not { } library) yield break;
        foreach (SyntaxTree tree in library.SyntaxTrees.Where(t => t.FilePath.Length > 0)) yield return new(this, SourceKind.Library, tree, library);
    }

    private Source Script((ScriptKind Kind, string Name) script)
    {
        Compilation compilation = Compilation.Script(script.Kind, script.Name);
        return new(this, script.Kind == ScriptKind.Recipe ? SourceKind.Recipe : SourceKind.Attributes, compilation.SyntaxTrees.Single(), compilation);
    }

    private IReadOnlyList<Problem> FindProblems()
    {
        // What depends on a library that does not compile would be full of mistakes that are none.
        if (Dependencies.Any(d => d.libraryProblems.Value.Count > 0)) return [];
        if (libraryProblems.Value.Count > 0) return libraryProblems.Value;
        return [.. Sources.Where(s => s.Kind != SourceKind.Library).AsParallel().AsOrdered().SelectMany(s => CompilerProblems.Of(s.Compilation.GetDiagnostics(), s.Compilation))];
    }
}
