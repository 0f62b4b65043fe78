using System.Diagnostics;
using System.Reflection;
using RecipeRunner.Authoring.Checking;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines.Local;
using RecipeRunner.Recipes;
using RecipeRunner.Testing.Running;

namespace RecipeRunner.Authoring.TestRunning;

/// <summary>Runs the tests of cookbooks.</summary>
/// <param name="cache">The folder for caches.</param>
/// <param name="warn">Told of what is doubtful but no mistake.</param>
internal sealed class CookbookTestRunner(string cache, Action<string> warn)
{
    /// <summary>Runs the tests of what a path names: a cookbook, a folder of cookbooks, or a repository.</summary>
    /// <param name="path">The path.</param>
    /// <param name="filter">Only tests whose full name holds this text, in whatever case; null for all.</param>
    /// <param name="limit">How long one test may take; the first that takes longer is the last that is run.</param>
    /// <param name="named">The folders that a settings file names, for the recipes under test as well; null without one.</param>
    /// <exception cref="RecipeRunnerException">There is no cookbook, no test, or something does not compile.</exception>
    public TestReport Run(string path, string? filter, TimeSpan limit, NamedFolders? named = null)
    {
        long began = Stopwatch.GetTimestamp();
        SourceLine.NoteWorkingFolder();
        CookbookRepo repo = CookbookRepo.Find(path, named);
        CookbookSet set = repo.All(TestPlace.Shipped);
        CookbookTests[] all = [.. repo.Names.Select(name => CookbookTests.Of(set.Get(name)))];
        if (all.All(t => t.Sources.Count == 0))
            throw new RecipeRunnerException($"{string.Join(", ", repo.Names)} {(repo.Names.Count == 1 ? "has" : "have")} no tests. `recipe-runner new test` writes a first one, in the cookbook's folder tests");

        TestPlace.Named = named;
        using Caches.Elsewhere elsewhere = Caches.In(cache);
        using Touched touched = Touched.Keep();
        (CookbookTests Tests, Assembly? Assembly)[] compiled = Compile(all, set, new Lazy<CheckContext>(() => new(RepoCookbooks.Of(repo, TestPlace.Shipped), TestPlace.Shipped, cache)));
        bool wasGivenUp = false;
        var outcomes = compiled.Select(c => c.Assembly is null || wasGivenUp ? [] : Run(c.Tests, c.Assembly)).ToArray();
        if (filter is not null && outcomes.All(o => o.Count == 0)) throw new RecipeRunnerException($"--filter: no test has '{filter}' in its name");
        // After all of them: the tests of one cookbook touch the resources of another.
        return new([.. compiled.Zip(outcomes, (c, ran) => new CookbookReport(c.Tests.Cookbook.Name, ran, c.Assembly is not null, filter is null && !wasGivenUp ? Coverage(c.Assembly, touched) : null))],
            Stopwatch.GetElapsedTime(began));

        IReadOnlyList<TestOutcome> Run(CookbookTests tests, Assembly assembly)
        {
            var run = new NUnitRun(tests, filter, limit);
            IReadOnlyList<TestOutcome> ended = run.Of(assembly);
            wasGivenUp = run.WasGivenUp;
            return ended;
        }
    }

    /// <summary>All before the first one runs, so that all mistakes are told together.</summary>
    private (CookbookTests, Assembly?)[] Compile(CookbookTests[] all, CookbookSet set, Lazy<CheckContext> context)
    {
        var assemblies = new TestAssembly(new RecipeCache(Path.Combine(cache, "tests"), Posix.GetEUid(), warn));
        var problems = new List<Problem>();
        var compiled = all.Select(tests => (tests, tests.Sources.Count == 0 ? null : Load(tests))).ToArray();
        return problems.Count == 0 ? compiled : throw new ProblemsException(problems, ExitCode.DoesNotCompile);

        Assembly? Load(CookbookTests tests)
        {
            try
            {
                RecipeLibrary library = Caches.Prepare(set.InDependencyOrder([tests.Cookbook.Name]), warn);
                return assemblies.Load(tests, library, () => context.Value.Cookbooks.Single(c => c.Name == tests.Cookbook.Name));
            }
            catch (ProblemsException e)
            {
                problems.AddRange(e.Problems.Except(problems));
                return null;
            }
        }
    }

    private static ResourceCoverage? Coverage(Assembly? tests, Touched touched) =>
        tests is null ? null : ResourceCoverage.Of([.. DeclaredLine.In(tests)], touched.Lines);
}
