using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Keeping;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A cookbook with its C# understood and its templates parsed. All of it is made when it is first asked for, from several threads too.</summary>
internal sealed class SeenCookbook
{
    private readonly Lazy<CookbookCompilation> compilation;
    private readonly Lazy<CookbookCompilation> compilationOfRun;
    private readonly Lazy<IReadOnlyList<Source>> sources;
    private readonly Lazy<IReadOnlyList<SeenTemplate>> templates;

    /// <param name="cookbook">The cookbook.</param>
    /// <param name="dependencies">Those that it can see, what they depend on before them.</param>
    /// <param name="kept">What is kept of it; null for nothing.</param>
    public SeenCookbook(Cookbook cookbook, IReadOnlyList<SeenCookbook> dependencies, KeptCookbook? kept)
    {
        (Cookbook, Dependencies, Looked) = (cookbook, dependencies, new(this, kept));
        compilation = new(() => new(cookbook, Libraries(), () => Surface?.Reference));
        compilationOfRun = new(() => new(cookbook, Libraries()));
        sources = new(() => [.. Cookbook.Scripts.AsParallel().AsOrdered().Select(Script), .. Cookbook.Sources.Select(LibrarySource)]);
        templates = new(() => [.. FilesIn("templates").Select(path => SeenTemplate.Read(Path.Combine(cookbook.Path, "templates"), path))]);
    }

    public Cookbook Cookbook { get; }

    public string Name => Cookbook.Name;

    /// <summary>The cookbooks that it depends on, directly or not; the dependencies of one stand before it.</summary>
    public IReadOnlyList<SeenCookbook> Dependencies { get; }

    /// <summary>Itself and its dependencies: where the names that it uses may be declared.</summary>
    public IEnumerable<SeenCookbook> Reach => Dependencies.Append(this);

    /// <summary>Its C# as the compiler sees it.</summary>
    public CookbookCompilation Compilation => compilation.Value;

    /// <summary>The same with a library that shows its scripts what is not public, too; it takes longer.</summary>
    public CookbookCompilation CompilationOfRun => compilationOfRun.Value;

    /// <summary>Its library as others see it; null when it has none, or its declarations have mistakes.</summary>
    public LibrarySurface? Surface => Looked.Surface;

    /// <summary>What was seen in its C#.</summary>
    public SeenSources Looked { get; }

    /// <summary>What its sources declare, read and use: quick to ask, also after an edit. Only of those that compile.</summary>
    public IEnumerable<SourceFacts> Facts => Looked.Looks.Select(look => look.Facts).OfType<SourceFacts>();

    /// <summary>Its attribute files, recipes, libraries and resources, for whoever asks the compiler itself. To bind them takes its time.</summary>
    public IReadOnlyList<Source> Sources => sources.Value;

    /// <summary>All files in <c>templates/</c>, sorted.</summary>
    public IReadOnlyList<SeenTemplate> Templates => templates.Value;

    /// <summary>What does not compile in its C#. Its scripts are not compiled when its library has mistakes, nor it at all when a dependency's has.</summary>
    public IEnumerable<Problem> Problems => Looked.Looks.SelectMany(look => look.Problems);

    /// <summary>Whether all of its C#, and that of its dependencies, compiles.</summary>
    public bool Compiles => Reach.All(c => !c.Problems.Any());

    /// <summary>The cookbook that holds a file which this one uses; null when it is not to be seen.</summary>
    public SeenCookbook? Holder(FileUse use) => Reach.FirstOrDefault(c => c.Name == use.Cookbook);

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

    /// <summary>One of its scripts.</summary>
    public Source Script((ScriptKind Kind, string Name) script)
    {
        Compilation compilation = Compilation.Script(script.Kind, script.Name);
        return new(this, script.Kind == ScriptKind.Recipe ? SourceKind.Recipe : SourceKind.Attributes, compilation.SyntaxTrees.Single(), compilation);
    }

    /// <summary>One of the sources of its library.</summary>
    public Source LibrarySource(string path) => new(this, SourceKind.Library, Compilation.Library!.SyntaxTrees.Single(t => t.FilePath == path), Compilation.Library);

    private LibraryReference[] Libraries() => [.. Dependencies.Select(d => d.Surface?.Reference).OfType<LibraryReference>()];
}
