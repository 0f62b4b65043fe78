using System.Text;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>How far a release has come.</summary>
internal enum ReleaseState
{
    /// <summary>Its files are being put together: whatever lies there is never taken for a release.</summary>
    Unfinished,

    /// <summary>Its files are all there; <c>current</c> may lead to it, but not all that follows is done.</summary>
    Whole,

    /// <summary>It was deployed to the end.</summary>
    Deployed,
}

/// <summary>What is known of a release.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Revision">What it is made from; "-" when that is not known.</param>
/// <param name="Shape">What its files depend on besides, as a checksum; "-" when that is not known.</param>
/// <param name="State">How far it has come.</param>
internal sealed record ReleaseRecord(string Name, string Revision, string Shape, ReleaseState State);

/// <summary>
/// The releases in the order in which they were deployed, in a file beside them: written before anything that it tells of is relied on,
/// so that a run that is killed at any instant leaves no doubt about what is whole.
/// </summary>
internal sealed class ReleaseHistory
{
    private const string Unknown = "-";
    private readonly string folder;
    private readonly List<ReleaseRecord> releases = [];

    private ReleaseHistory(string folder) => this.folder = folder;

    public IReadOnlyList<ReleaseRecord> Releases => releases;

    private string File => folder + "/.history";

    /// <summary>Reads the history of a folder of releases. Those that Chef left are taken over as they are.</summary>
    public static ReleaseHistory Read(IFiles files, string folder)
    {
        var history = new ReleaseHistory(folder);
        if (files.Stat(folder) is not { Kind: FileKind.Directory }) return history;
        if (files.Stat(history.File) is { Kind: FileKind.File })
        {
            foreach (string line in Encoding.UTF8.GetString(files.Read(history.File)).Split('\n'))
                if (line.Split(' ') is [var state, var revision, var shape, var name] && Enum.TryParse(state, out ReleaseState known) && IsRelease(name))
                    history.releases.Add(new(name, revision, shape, known));
            return history;
        }
        foreach (string name in files.List(folder))
            if (IsRelease(name))
                history.releases.Add(new(name, SourceControl.GitReference.IsCommit(name) ? name : Unknown, Unknown, ReleaseState.Deployed));
        return history;

        // The folder may be the user's: no name in the file may lead out of it.
        bool IsRelease(string name) => name.Length > 0 && name[0] != '.' && name.IndexOfAny(['/', ' ']) < 0 && files.LinkStat($"{folder}/{name}") is { Kind: FileKind.Directory };
    }

    /// <summary>Puts a release at the end, and writes that down.</summary>
    public void Put(IFiles files, ReleaseRecord release)
    {
        releases.RemoveAll(r => r.Name == release.Name);
        releases.Add(release);
        Write(files);
    }

    /// <summary>Removes a release, its folder too. Before that it is no release any more.</summary>
    public void Remove(IFiles files, ReleaseRecord release)
    {
        int at = releases.FindIndex(r => r.Name == release.Name);
        if (at >= 0 && releases[at].State != ReleaseState.Unfinished)
        {
            releases[at] = release with { State = ReleaseState.Unfinished };
            Write(files);
        }
        if (files.LinkStat($"{folder}/{release.Name}") is { Kind: FileKind.Directory }) files.DeleteDirectory($"{folder}/{release.Name}", recursive: true);
        releases.RemoveAll(r => r.Name == release.Name);
        Write(files);
    }

    private void Write(IFiles files)
    {
        var text = new StringBuilder();
        foreach (ReleaseRecord release in releases) text.Append($"{release.State} {release.Revision} {release.Shape} {release.Name}\n");
        files.Write(File, new FileWrite { Content = Encoding.UTF8.GetBytes(text.ToString()) });
    }
}
