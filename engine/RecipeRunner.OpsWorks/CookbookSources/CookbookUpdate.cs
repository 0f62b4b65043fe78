using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Resources.Deploying;
using RecipeRunner.Resources.SourceControl;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.OpsWorks.CookbookSources;

/// <summary>
/// OpsWorks's command update_custom_cookbooks. It is a deploy (<c>deploy_revision</c>) of the repository into the state folder: a new
/// version is put together beside the current one, looked at, and made current in an instant; a failure on the way leaves the old one.
/// </summary>
internal static class CookbookUpdate
{
    /// <summary>The options of a run that fetches cookbooks, made of those of any run: its folders and lock count.</summary>
    public static RunOptions Of(RunOptions options, CookbookSource source) => options with
    {
        OwnRecipe = new("opsworks_custom_cookbooks::load", () => Declare(source, Path.GetFullPath(options.StateFolders.Cookbooks))),
        WithFetchedCookbooks = false,
        StartHandlers = [],
        ReportHandlers = [],
        ExceptionHandlers = [],
    };

    private static void Declare(CookbookSource source, string folder)
    {
        Hide(source.Password);
        Hide(source.SshKey);
        Hide(GitAddress.Parse(source.Repository).Password);
        if (source.WantsBerkshelf)
            Warn("opsworks_custom_cookbooks.manage_berkshelf: Berkshelf is not run. What the cookbooks depend on must be in their repository, or come with RecipeRunner.");
        (string file, int line) = (source.At.File ?? "the command line", source.At.Line);
        // For root alone: the repository is private, and others of the machine need nothing of it.
        Directory(folder, new() { Mode = "0700", Recursive = true }, file, line);
        DeployRevision(folder, new()
        {
            ScmProvider = source.Provider,
            Repository = source.Repository,
            Revision = source.Revision ?? "HEAD",
            RepositoryUser = source.User,
            RepositoryPassword = source.Password,
            SshKey = source.SshKey,
            EnableSubmodules = true,
            SymlinkBeforeMigrate = new Dictionary<string, string>(),
            PurgeBeforeSymlink = [],
            CreateDirsBeforeSymlink = [],
            Symlinks = new Dictionary<string, string>(),
            HasOwnHooks = false,
            BeforeSymlink = Look,
        }, file, line);
    }

    /// <summary>What was fetched must hold cookbooks; those in Ruby are told.</summary>
    private static void Look(Release release)
    {
        // A plan has fetched nothing.
        if (Dsl.Current.Context.Run.IsPlan) return;
        string folder = FetchedCookbooks.FolderIn(release.Path) ?? throw new IOException(
            "what was fetched holds no cookbooks. They are folders at its top, or in a folder cookbooks/, each with a metadata.json; the cookbooks that were fetched before stay in use.");
        (string Name, bool IsRuby)[] all = [.. FetchedCookbooks.In(folder)];
        string[] own = Names(isRuby: false), ruby = Names(isRuby: true);
        const string way = "how to translate them: docs/coming-from-chef.md";
        if (own.Length == 0)
            throw new IOException($"all cookbooks that were fetched are Chef's, in Ruby, which is not run ({string.Join(", ", ruby)}); {way}. The cookbooks that were fetched before stay in use.");
        if (ruby.Length > 0) Warn($"These cookbooks are Chef's, in Ruby, and are not run: {string.Join(", ", ruby)}; {way}.");
        Dsl.Current.Context.Run.Observer.On(new Reporting.Message(LogLevel.Info, $"Fetched {string.Join(", ", own)}: {release.Revision}."));

        string[] Names(bool isRuby) => [.. all.Where(c => c.IsRuby == isRuby).Select(c => c.Name)];
    }
}
