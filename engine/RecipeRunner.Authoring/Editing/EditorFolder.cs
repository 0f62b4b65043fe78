using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;

namespace RecipeRunner.Authoring.Editing;

/// <summary>
/// The folder <c>.recipe-runner</c> beside the cookbooks: a solution from which VS Code and Rider know what a recipe sees. No editor
/// can be told what a script's host imports, but each knows projects: one for each script, one for each library, one for each
/// cookbook's tests. All of it can be deleted and made again; git does not see it.
/// </summary>
internal sealed class EditorFolder
{
    public const string Name = ".recipe-runner", SolutionName = "cookbooks.sln";

    private readonly string? shipped;
    private readonly NamedFolders? named;

    /// <param name="path">A cookbook or anything in one, or a folder of cookbooks; the folder is always that of all cookbooks there.</param>
    /// <param name="shipped">The cookbooks that came with the program; null for none.</param>
    /// <param name="named">The folders that a settings file names; null without one.</param>
    /// <exception cref="RecipeRunnerException">There is no cookbook.</exception>
    public EditorFolder(string path, string? shipped, NamedFolders? named = null) => (Root, this.shipped, this.named) = (CookbookRepo.Find(path, named).Root, shipped, named);

    /// <summary>The folder that an author opens in an editor.</summary>
    public string Root { get; }

    public string Path => System.IO.Path.Combine(Root, Name);

    public string Solution => System.IO.Path.Combine(Path, SolutionName);

    /// <summary>Makes the folder what the cookbooks ask for: what is right already is not touched, so that an editor reads only what changed.</summary>
    /// <exception cref="RecipeRunnerException">A cookbook is missing or wrong, or the folder cannot be written.</exception>
    public EditorFolderChange Write()
    {
        try
        {
            var repo = CookbookRepo.Find(Root, named);
            List<EditorProject> projects = Projects(repo);
            (int written, int removed) = GeneratedFiles.Put(Path, [.. Shared(), new(SolutionName, SolutionText.Of(projects)), .. projects.Select(p => new GeneratedFile(p.FileName, p.Text))]);
            return new(repo.Names.Count, projects.Count, written, removed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"the projects for editors cannot be written to {Path}: {e.Message.TrimEnd('.')}. Work on a copy that is yours", inner: e);
        }
    }

    /// <summary>Writes the folder if there is one: for commands that make or find files, so that nobody has to think of it.</summary>
    public static void Refresh(string path, string? shipped, NamedFolders? named = null)
    {
        try
        {
            var folder = new EditorFolder(path, shipped, named);
            if (Directory.Exists(folder.Path)) folder.Write();
        }
        catch (RecipeRunnerException)
        {
            // What was asked for is something else; `edit` tells what is wrong.
        }
    }

    private List<EditorProject> Projects(CookbookRepo repo)
    {
        var make = new ProjectText(Root, Path);
        var projects = new List<EditorProject>();
        foreach (EditorCookbook cookbook in EditorCookbook.All(repo.All(shipped), repo.Names))
        {
            projects.Add(make.Library(cookbook));
            // What a cookbook from elsewhere brings is seen, and what it does is not edited here.
            if (!repo.Names.Contains(cookbook.Name)) continue;
            projects.AddRange(cookbook.Cookbook.Scripts.Select(s => make.Script(cookbook, s.Kind, s.Name)));
            if (make.Tests(cookbook) is { } tests) projects.Add(tests);
        }
        return projects;
    }

    private static GeneratedFile[] Shared() =>
    [
        new(".gitignore", "*\n"),
        new("Directory.Build.props", SharedProperties.Text(ToolFolder.Path)),
        new(SharedProperties.EntryPoint, SharedProperties.EntryPointText),
        new(VsCodeTasks.Copy, VsCodeTasks.Text),
        .. RiderRuns.All,
    ];
}

/// <summary>What writing the folder did.</summary>
internal sealed record EditorFolderChange(int Cookbooks, int Projects, int Written, int Removed)
{
    public bool IsAny => Written > 0 || Removed > 0;
}
