using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>A machine that dies after some changes, as by a kill -9: from then on nothing works, and what was under way is half done.</summary>
internal sealed class MortalMachine(IMachine below, int changes) : IMachine
{
    private MortalFiles? files;

    public bool IsDead => ((MortalFiles)Files).IsDead;

    public IFiles Files => files ??= new MortalFiles(below.Files, changes);

    public IProcesses Processes => IsDead ? throw new KilledException() : below.Processes;

    public IAccounts Accounts => below.Accounts;

    public IPackages Packages => below.Packages;

    public IServices Services => below.Services;

    public IDownloads Downloads => below.Downloads;

    public ISockets Sockets => below.Sockets;

    public IClock Clock => below.Clock;

    public IAutomaticAttributes Facts => below.Facts;

    public Doubts Doubts => below.Doubts;
}

internal sealed class KilledException() : Exception("killed");

internal sealed class MortalFiles(IFiles below, int left) : IFiles
{
    public bool IsDead { get; private set; }

    private IFiles Alive => IsDead ? throw new KilledException() : below;

    public FileStatus? Stat(string path) => Alive.Stat(path);

    public FileStatus? LinkStat(string path) => Alive.LinkStat(path);

    public byte[] Read(string path) => Alive.Read(path);

    public bool ContentEquals(string path, ReadOnlySpan<byte> content) => Alive.ContentEquals(path, content);

    public string ReadLink(string path) => Alive.ReadLink(path);

    public IReadOnlyList<string> List(string directory) => Alive.List(directory);

    public void Write(string path, FileWrite write) => Change(() => below.Write(path, write));

    public void CreateDirectory(string path, int? mode = null) => Change(() => below.CreateDirectory(path, mode));

    public void CreateSymbolicLink(string path, string target) => Change(() => below.CreateSymbolicLink(path, target));

    public void ReplaceSymbolicLink(string path, string target) => Change(() => below.ReplaceSymbolicLink(path, target));

    public void CreateHardLink(string path, string target) => Change(() => below.CreateHardLink(path, target));

    public void SetMode(string path, int mode) => Change(() => below.SetMode(path, mode));

    public void SetOwner(string path, int? uid, int? gid, bool followLinks = true) => Change(() => below.SetOwner(path, uid, gid, followLinks));

    public void Touch(string path) => Change(() => below.Touch(path));

    public void Delete(string path) => Change(() => below.Delete(path));

    public void DeleteDirectory(string path, bool recursive)
    {
        foreach (string name in recursive ? below.List(path) : [])
        {
            string inside = $"{path}/{name}";
            if (below.LinkStat(inside)!.Value.Kind == FileKind.Directory) DeleteDirectory(inside, recursive);
            else Delete(inside);
        }
        Change(() => below.DeleteDirectory(path, recursive: false));
    }

    public void Flush()
    {
        // The dead cannot be asked.
    }

    private void Change(Action change)
    {
        IsDead = IsDead || left-- <= 0;
        if (IsDead) throw new KilledException();
        change();
    }
}
