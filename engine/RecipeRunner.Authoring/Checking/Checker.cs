using System.Diagnostics;
using RecipeRunner.Authoring.Checking.Ignoring;
using RecipeRunner.Authoring.Checking.Keeping;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Checking;

/// <summary>
/// Checks cookbooks: what does not compile, and what the rules find. What was seen before in a source is taken from the cache as long
/// as neither it changed nor what it can see; when nothing changed at all, no C# is looked at.
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
        IEnumerable<Finding> findings = Findings(RepoCookbooks.Of(whole, shipped));
        if (asked.Names.Count < whole.Names.Count) findings = findings.Where(f => asked.Names.Any(name => f.At.File.StartsWith(asked.FolderOf(name) + "/", StringComparison.Ordinal)));
        return new([.. findings], asked.Names, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>What there is to say of a repository.</summary>
    private IReadOnlyList<Finding> Findings(RepoCookbooks cookbooks)
    {
        var kept = new LookCache(cache, cookbooks.Repo);
        string key = CheckKeys.Of(cookbooks);
        if (kept.Find(WholeRepo, KeptJson.Default.KeptFindings) is { } known && known.Key == key) return known.Findings;

        var context = new CheckContext(cookbooks, shipped, cache, kept);
        IReadOnlyList<Finding> findings = Judged(context);
        // What changed meanwhile may have been seen half as it was and half as it is.
        if (CheckKeys.Of(cookbooks) == key)
        {
            foreach (SeenCookbook cookbook in context.All)
                if (cookbook.Looked.ToKeep() is { } seen)
                    kept.Keep(cookbook.Name, seen, KeptJson.Default.KeptCookbook);
            kept.Keep(WholeRepo, new(key, findings), KeptJson.Default.KeptFindings);
        }
        return findings;
    }

    /// <summary>What is found and not ignored, in the order of files and lines.</summary>
    private static IReadOnlyList<Finding> Judged(CheckContext context)
    {
        Finding[] found = [.. context.Cookbooks.SelectMany(cookbook => Found(cookbook, context)).Concat(RuleBook.Rules.SelectMany(rule => rule.Check(context))).Distinct()];
        Ignore[] ignores = [.. context.Cookbooks.SelectMany(c => c.Looked.Looks.SelectMany(look => look.Ignores).Concat(c.Templates.SelectMany(IgnoreComments.Of)))];
        string[] broken = [.. context.Cookbooks.Where(c => !c.Compiles).Select(c => c.Cookbook.Path + "/")];
        return [.. IgnoreJudge.Apply(found, ignores, file => !broken.Any(file.StartsWith))
            .OrderBy(f => f.At.File, StringComparer.Ordinal).ThenBy(f => f.At.Line).ThenBy(f => f.Column).ThenBy(f => f.Code, StringComparer.Ordinal)];
    }

    private static IEnumerable<Finding> Found(SeenCookbook cookbook, CheckContext context)
    {
        IEnumerable<Finding> found = CompileFindings.Of(cookbook, context.Found);
        if (!cookbook.Looked.IsLibraryBroken) found = found.Concat(cookbook.Looked.Looks.SelectMany(look => look.Findings));
        return cookbook.Compiles ? found.Concat(RuleBook.Rules.SelectMany(rule => rule.Check(cookbook))) : found;
    }
}
