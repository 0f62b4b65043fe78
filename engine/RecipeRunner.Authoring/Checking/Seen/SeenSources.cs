using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Ignoring;
using RecipeRunner.Authoring.Checking.Keeping;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Recipes.CompileErrors;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>
/// What was seen in each C# source of a cookbook: as it is kept, or looked at now. A library is looked at before the scripts that see
/// it; where it has mistakes, they would be full of mistakes that are none, and nobody looks at them.
/// </summary>
internal sealed class SeenSources
{
    private readonly SeenCookbook cookbook;
    private readonly KeptCookbook? kept;
    private readonly Lazy<LibrarySurface?> surface;
    private readonly Lazy<string> sight;
    private readonly Lazy<IReadOnlyList<SourceLook>> library;
    private readonly Lazy<IReadOnlyList<SourceLook>> scripts;

    public SeenSources(SeenCookbook cookbook, KeptCookbook? kept)
    {
        (this.cookbook, this.kept) = (cookbook, kept);
        surface = new(FindSurface);
        sight = new(() => CheckKeys.OfSight(cookbook));
        library = new(LookAtLibrary);
        scripts = new(LookAtScripts);
    }

    /// <summary>The cookbook's library as its scripts and other cookbooks see it; null when it has none, or its declarations have mistakes.</summary>
    public LibrarySurface? Surface => surface.Value;

    /// <summary>Those of its library, and of its scripts.</summary>
    public IEnumerable<SourceLook> Looks => library.Value.Concat(scripts.Value);

    /// <summary>Whether the cookbook's library, or one that it needs, does not compile.</summary>
    public bool IsLibraryBroken => cookbook.Dependencies.Any(d => d.Looked.IsLibraryBroken) || library.Value.Any(look => look.Problems.Count > 0);

    /// <summary>What to keep; null when there is nothing that would be better than what was kept.</summary>
    public KeptCookbook? ToKeep() => IsLibraryBroken ? null : new(Surface, [.. Looks.Where(look => look.Facts is not null)]);

    private IReadOnlyList<string> LibrarySources => cookbook.Cookbook.Sources;

    private LibrarySurface? FindSurface()
    {
        if (LibrarySources.Count == 0 || cookbook.Dependencies.Any(d => d.Looked.IsLibraryBroken)) return null;
        string key = CheckKeys.OfLibrary(cookbook);
        return kept?.Surface is { } known && known.Key == key ? known : LibrarySurface.Of(cookbook.Compilation.Library!, key);
    }

    private SourceLook[] LookAtLibrary()
    {
        if (LibrarySources.Count == 0) return [];
        if (cookbook.Dependencies.Any(d => d.Looked.IsLibraryBroken)) return [.. LibrarySources.Select(path => Unseen(path, SourceCodeKind.Regular))];
        if (Surface is not null) return Looked(LibrarySources.Select(path => (path, (Func<Source>)(() => cookbook.LibrarySource(path)))));
        // With mistakes in its declarations all of it is in doubt.
        Compilation all = cookbook.Compilation.Library!;
        ILookup<string, Problem> problems = ProblemsOf(all, () => all.GetDiagnostics()).ToLookup(p => p.At.File);
        return [.. LibrarySources.Select(path => Unseen(path, SourceCodeKind.Regular) with { Problems = [.. problems[path]] })];
    }

    private SourceLook[] LookAtScripts() => IsLibraryBroken
        ? [.. cookbook.Cookbook.Scripts.Select(s => Unseen(cookbook.Cookbook.Script(s.Kind, s.Name), SourceCodeKind.Script))]
        : Looked(cookbook.Cookbook.Scripts.Select(s => (cookbook.Cookbook.Script(s.Kind, s.Name), (Func<Source>)(() => cookbook.Script(s)))));

    private SourceLook[] Looked(IEnumerable<(string Path, Func<Source> Source)> sources)
    {
        var before = kept?.Looks.ToDictionary(look => look.Path, StringComparer.Ordinal) ?? [];
        return [.. sources.Select(s => (Key: CheckKeys.OfSource(s.Path, sight.Value), s.Path, s.Source)).AsParallel().AsOrdered()
            .Select(s => before.GetValueOrDefault(s.Path) is { } known && known.Key == s.Key ? known : Look(s.Source(), s.Key))];
    }

    private SourceLook Look(Source source, string key)
    {
        IReadOnlyList<Ignore> ignores = IgnoreComments.Of(source.Tree);
        return ProblemsOf(source) is { Count: > 0 } problems
            ? new(source.Path, key, [], ignores, null) { Problems = problems }
            : new(source.Path, key, [.. RuleBook.Rules.SelectMany(rule => rule.Check(source))], ignores, SourceFacts.Of(source));
    }

    /// <summary>What does not compile in a source. A script's mistakes are told as a run does it, which sees the library itself: what is there but not public, for one.</summary>
    private IReadOnlyList<Problem> ProblemsOf(Source source)
    {
        IReadOnlyList<Problem> problems = ProblemsOf(source.Compilation, () => source.Model.GetDiagnostics());
        if (problems.Count == 0 || source.Kind == SourceKind.Library || Surface is null) return problems;
        Compilation asInRun = cookbook.CompilationOfRun.Script(source.Kind == SourceKind.Recipe ? ScriptKind.Recipe : ScriptKind.Attributes, System.IO.Path.GetFileNameWithoutExtension(source.Path));
        return ProblemsOf(asInRun, () => asInRun.GetDiagnostics()) is { Count: > 0 } told ? told : problems;
    }

    /// <summary>What does not compile; where C# does not even parse, that alone counts, and nothing is bound.</summary>
    private static IReadOnlyList<Problem> ProblemsOf(Compilation compilation, Func<IEnumerable<Diagnostic>> bound) =>
        CompilerProblems.Of(compilation.GetParseDiagnostics(), compilation) is { Count: > 0 } unread ? unread : CompilerProblems.Of(bound(), compilation);

    private static SourceLook Unseen(string path, SourceCodeKind kind) =>
        new(path, "", [], IgnoreComments.Of(CSharpSyntaxTree.ParseText(File.ReadAllText(path), CSharpParseOptions.Default.WithKind(kind), path)), null);
}
