using RecipeRunner.Machines;

namespace RecipeRunner.Resources.SourceControl;

/// <summary>
/// Brings a folder to a commit. Each command may be repeated, and HEAD moves last: what was cut short is seen by the next run, and
/// brought to its end.
/// </summary>
internal sealed class GitCheckout(GitResource wanted, GitClient git, string folder)
{
    public void Bring(IMachine machine, GitReference to)
    {
        if (wanted.OwnsFolder) RemoveLocks(machine.Files, folder + "/.git");
        string remote = wanted.Remote;
        git.Do("init", "--quiet", "--", folder);
        In("config", "--replace-all", $"remote.{remote}.url", git.Address.Url);
        In("config", "--replace-all", $"remote.{remote}.fetch", $"+refs/heads/*:refs/remotes/{remote}/*", @"^\+refs/heads/\*:");
        Fetch(["--prune", "--tags"]);
        // A commit that no branch or tag leads to, or that is deeper than a shallow copy.
        if (!git.Try("-C", folder, "cat-file", "-e", to.Commit + "^{commit}").Succeeded) Fetch([], to.Commit);
        CheckOut(to);
        // What a checkout that was killed left of a commit which is not wanted any more.
        if (wanted.OwnsFolder) In("clean", "--quiet", "-ffdx");
        if (!wanted.EnableSubmodules) return;
        In("submodule", "sync", "--quiet", "--recursive");
        In("submodule", "update", "--quiet", "--init", "--recursive", "--force");
    }

    private void CheckOut(GitReference to)
    {
        if (wanted.CheckoutBranch is { } own) In("checkout", "--quiet", "--force", "-B", own, to.Commit);
        else if (to.Branch is null) In("checkout", "--quiet", "--force", "--detach", to.Commit);
        else
        {
            In("checkout", "--quiet", "--force", "--no-track", "-B", to.Branch, to.Commit);
            In("branch", "--quiet", "--set-upstream-to", $"{wanted.Remote}/{to.Branch}", to.Branch);
        }
    }

    private void Fetch(string[] options, params string[] what)
    {
        string[] depth = wanted.Depth is { } commits ? ["--depth", commits.ToString()] : [];
        // Tidying up in the background would take files away from whoever copies the folder next.
        In(["-c", "gc.autoDetach=false", "-c", "maintenance.autoDetach=false", "fetch", "--quiet", "--force", .. options, .. depth, "--", wanted.Remote, .. what]);
    }

    private void In(params string[] arguments) => git.Do(["-C", folder, .. arguments]);

    /// <summary>What a killed git left would stop the next; nobody else works in a folder that is ours alone.</summary>
    private static void RemoveLocks(IFiles files, string folder)
    {
        if (files.LinkStat(folder) is not { Kind: FileKind.Directory }) return;
        foreach (string name in files.List(folder))
        {
            string path = $"{folder}/{name}";
            if (name.EndsWith(".lock", StringComparison.Ordinal) && files.LinkStat(path) is { Kind: FileKind.File }) files.Delete(path);
            else if (name != "objects") RemoveLocks(files, path);
        }
    }
}
