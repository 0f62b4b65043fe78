using System.Reflection;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Converging;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>The tests of a cookbook, compiled: from the cache, or now.</summary>
/// <param name="cache">The cache of compiled tests.</param>
internal sealed class TestAssembly(RecipeCache cache)
{
    public const string Name = "tests";

    /// <summary>Loads it beside the library that it tests.</summary>
    /// <param name="tests">The tests.</param>
    /// <param name="library">The cookbook and those that it depends on, ready to run.</param>
    /// <param name="see">Gives the cookbook to look at; only asked when the tests are compiled.</param>
    /// <exception cref="ProblemsException">They do not compile.</exception>
    public Assembly Load(CookbookTests tests, RecipeLibrary library, Func<SeenCookbook> see)
    {
        CompiledCookbook cookbook = library.Of(tests.Cookbook.Name);
        string key = tests.Key(cookbook);
        CompiledCookbook compiled = cache.Find(tests.Cookbook, key, cookbook.Dependencies, Compile) ?? Compile();
        return library.Loader(cookbook.Name).Assembly(compiled, Name)!;

        CompiledCookbook Compile()
        {
            (byte[]? assembly, IReadOnlyList<Problem> problems) = Emission.Of(TestCompilation.Of(tests, cookbook, DeclaredLine.Of(see())));
            if (assembly is null) throw new ProblemsException(problems, ExitCode.DoesNotCompile);
            var made = new CompiledCookbook(cookbook.Name, key, cookbook.Dependencies, name => name == Name ? assembly : null, () => []) { Names = [Name] };
            cache.Keep(made);
            return made;
        }
    }
}
