using System.Diagnostics;
using RecipeRunner.Authoring.Checking.Ignoring;
using RecipeRunner.Authoring.Checking.Keeping;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Checking;

/// <summary>
/// Checks cookbooks: what does not compile, and what the rules find. What was found before in a cookbook that did not change is
/// taken from the cache; when nothing changed at all, no C# is looked at.
/// </summary>
/// <param name="shipped">The cookbooks that came with the program; null for none.</param>
/// <param name="cache">The folder for caches.</param>
internal sealed class Checker(string? shipped, string cache)
{
    private const string WholeRepo = ".repo";

    /// <summary>Checks what a path names: a cookbook, a folder of cookbooks, or a repository.</summary>
    /// <param name="path">The path.</param>
    /// <param name="named">The folders that a settings file names; null without one.</param>
    /// <exception cref="Converging.RecipeRunnerException">There is no such path, or no cookbook there.</exception>
    public CheckReport Check(string path, NamedFolders? named = null)
    {
        long began = Stopwatch.GetTimestamp();
        CookbookRepo asked = CookbookRepo.Find(path, named), whole = asked.Whole();
        RepoCookbooks cookbooks = RepoCookbooks.Of(whole, shipped);
        Look[] looks = Look(cookbooks);

        string[] broken = [.. cookbooks.Own.Where((_, i) => !looks[i].Compiles).Select(c => c.Path + "/")];
        IEnumerable<Finding> findings = IgnoreJudge.Apply([.. looks.SelectMany(l => l.Findings).Distinct()], [.. looks.SelectMany(l => l.Ignores)], file => !broken.Any(file.StartsWith));
        if (asked.Names.Count < whole.Names.Count) findings = findings.Where(f => asked.Names.Any(name => f.At.File.StartsWith(asked.FolderOf(name) + "/", StringComparison.Ordinal)));
        return new([.. findings.OrderBy(f => f.At.File, StringComparer.Ordinal).ThenBy(f => f.At.Line).ThenBy(f => f.Column).ThenBy(f => f.Code, StringComparer.Ordinal)],
            asked.Names, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>What each cookbook of the repository gives, and last what the repository as a whole does.</summary>
    private Look[] Look(RepoCookbooks cookbooks)
    {
        var keys = new CheckKeys(cookbooks);
        var kept = new LookCache(cache, cookbooks.Repo);
        var context = new Lazy<CheckContext>(() => new(cookbooks, shipped, cache));
        var looks = cookbooks.Own.Select(c => kept.Find(c.Name, keys.Of(c))).ToArray();
        if (kept.Find(WholeRepo, keys.Repo) is { } known && looks.All(l => l is not null)) return [.. looks.OfType<Look>(), known];

        // Most of the time goes by while Roslyn binds names. What two cookbooks need of a third is bound once, by whoever comes first.
        var tasks = looks.Select((look, i) => look is not null ? null : Task.Run(() => Keep(cookbooks.Own[i].Name, Look(context.Value.Cookbooks[i], cookbooks, keys.Of(cookbooks.Own[i]))))).ToArray();
        Look repo = Keep(WholeRepo, new(keys.Repo, true, [.. RuleBook.Rules.AsParallel().AsOrdered().SelectMany(rule => rule.Check(context.Value))], []));
        return [.. looks.Select((look, i) => look ?? tasks[i]!.GetAwaiter().GetResult()), repo];

        Look Keep(string name, Look look)
        {
            kept.Keep(name, look);
            return look;
        }
    }

    private static Look Look(SeenCookbook cookbook, RepoCookbooks all, string key)
    {
        IEnumerable<Finding> findings = CompileFindings.Of(cookbook, all)
            .Concat(cookbook.CompilingSources.AsParallel().AsOrdered().SelectMany(source => RuleBook.Rules.SelectMany(rule => rule.Check(source))));
        if (cookbook.Compiles) findings = findings.Concat(RuleBook.Rules.SelectMany(rule => rule.Check(cookbook)));
        return new(key, cookbook.Compiles, [.. findings], IgnoreComments.Of(cookbook));
    }
}
