using System.Reflection;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Recipes;

/// <summary>
/// The compiled scripts of the cookbooks in use. All are compiled before the first one runs, so that every mistake is told at
/// once; what is in the cache is not compiled again, and Roslyn is not even loaded then.
/// </summary>
/// <param name="loaded">The assemblies that other libraries have loaded; null for none.</param>
internal sealed class RecipeLibrary(Dictionary<string, Assembly>? loaded = null) : IScripts
{
    private readonly Dictionary<string, CompiledCookbook> compiled = new(StringComparer.Ordinal);
    private readonly RecipeLoadContext assemblies = new(loaded ?? []);

    /// <inheritdoc/>
    public int CompiledNow { get; private set; }

    /// <summary>Makes the scripts of cookbooks ready. They come in dependency order.</summary>
    /// <exception cref="ProblemsException">Scripts do not compile: all errors of all of them.</exception>
    public static RecipeLibrary Prepare(IReadOnlyList<Cookbook> cookbooks, RecipeCache cache, Dictionary<string, Assembly>? loaded = null)
    {
        var library = new RecipeLibrary(loaded);
        var problems = new List<Problem>();
        foreach (Cookbook cookbook in cookbooks)
        {
            try
            {
                library.compiled[cookbook.Name] = library.Ready(cookbook, cache, problems);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RecipeRunnerException($"The cookbook {cookbook.Name} cannot be read: {e.Message}", inner: e);
            }
        }
        return problems.Count == 0 ? library : throw new ProblemsException(problems, ExitCode.DoesNotCompile);
    }

    /// <summary>A cookbook from the cache, or compiled now. What is found wrong is added to the problems.</summary>
    private CompiledCookbook Ready(Cookbook cookbook, RecipeCache cache, List<Problem> problems)
    {
        IReadOnlyList<CompiledCookbook> dependencies = DependenciesOf(cookbook);
        string key = CookbookKey.Of(cookbook, dependencies);
        return cache.Find(cookbook, key, dependencies, Compile) ?? Compile();

        CompiledCookbook Compile()
        {
            CompiledNow++;
            // What depends on a library that does not compile would be full of mistakes that are none.
            if (dependencies.Any(d => d.IsBroken)) return new(cookbook.Name, key, dependencies, _ => null, () => []) { IsBroken = true };
            (CompiledCookbook compiled, IReadOnlyList<Problem> errors) = CookbookCompiler.Compile(cookbook, key, dependencies);
            problems.AddRange(errors);
            if (errors.Count == 0) cache.Keep(compiled);
            return compiled;
        }
    }

    /// <inheritdoc/>
    public void Execute(Cookbook cookbook, ScriptKind kind, string name)
    {
        try
        {
            compiled[cookbook.Name].Load(kind, name, Loader(cookbook.Name))().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not RunInterruptedException)
        {
            throw RecipeFailure.Of(e, cookbook.Script(kind, name));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<(string Cookbook, Type Type)> Types() =>
        from cookbook in compiled.Values
        where cookbook.Read(CompiledCookbook.Library) is not null
        from type in LoadLibrary(cookbook).GetExportedTypes()
        select (cookbook.Name, type);

    /// <inheritdoc/>
    public IEnumerable<Type> AttributeTypes(string cookbook)
    {
        if (compiled[cookbook].AttributeTypes() is not { Count: > 0 } names) yield break;
        Assembly library = LoadLibrary(compiled[cookbook]);
        foreach (string name in names) yield return library.GetType(name, throwOnError: true)!;
    }

    private Assembly LoadLibrary(CompiledCookbook cookbook) => Loader(cookbook.Name).LoadFromAssemblyName(new(cookbook.LibraryName));

    /// <inheritdoc/>
    public bool Has(string cookbook) => compiled.ContainsKey(cookbook);

    /// <summary>A cookbook in use.</summary>
    public CompiledCookbook Of(string cookbook) => compiled[cookbook];

    /// <summary>The assemblies' context, into which can be loaded what a script of the cookbook needs: its library and those that it depends on.</summary>
    public RecipeLoadContext Loader(string cookbook)
    {
        CompiledCookbook own = compiled[cookbook];
        foreach (CompiledCookbook dependency in own.Dependencies) assemblies.Offer(dependency);
        assemblies.Offer(own);
        return assemblies;
    }

    private List<CompiledCookbook> DependenciesOf(Cookbook cookbook)
    {
        var all = new List<CompiledCookbook>();
        foreach (string name in cookbook.Dependencies)
        {
            // Cookbooks come in dependency order; only one that depends on this one in a circle is not there yet.
            if (!compiled.TryGetValue(name, out CompiledCookbook? direct)) continue;
            foreach (CompiledCookbook dependency in direct.Dependencies.Append(direct))
                if (!all.Contains(dependency))
                    all.Add(dependency);
        }
        return all;
    }
}
