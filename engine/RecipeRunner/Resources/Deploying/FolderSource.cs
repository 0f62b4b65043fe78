using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>A folder of this machine: nothing is kept of it but the releases.</summary>
internal sealed class FolderSource(DeploymentResource wanted, Deployment deployment) : ApplicationSource(wanted, deployment)
{
    private const int PermissionBits = 0b111_111_111;

    private string? revision;

    private string Folder => Path.TrimEndingDirectorySeparator(Wanted.Repository!.Get());

    public override string Resolve(Run run)
    {
        if (!Folder.StartsWith('/')) throw new IOException($"the folder '{Folder}' is not an absolute path: it must begin with '/'.");
        if (run.Machine.Files.Stat(Folder) is not { Kind: FileKind.Directory }) throw new IOException($"there is no folder {Folder}.");
        return revision = ChecksumOf(run.Machine.Files, Folder);
    }

    public override void Fetch(string revision)
    {
        // It is here.
    }

    public override void Fill(IMachine machine, string release, int? uid, int? gid)
    {
        const string problem = "The files of the release cannot be copied";
        machine.Processes.RunOrThrow(problem, new(["cp", "-dR", "--preserve=mode,timestamps", "--reflink=auto", "--", Folder + "/.", release]));
        if (uid is not null || gid is not null) machine.Processes.RunOrThrow(problem, new(["chown", "-Rh", $"{uid}:{gid}", "--", release]));
        if (!Deployment.IsPlan && ChecksumOf(machine.Files, release) != revision)
            throw new IOException($"{Folder} was changed while it was copied. Deploy it again when nobody writes into it.");
    }

    /// <summary>SHA-256 over names, modes, links and contents, git's own folder aside.</summary>
    private static string ChecksumOf(IFiles files, string folder)
    {
        var list = new StringBuilder();
        Add(files, folder, "", list);
        return Document.ChecksumOf(Encoding.UTF8.GetBytes(list.ToString()));
    }

    private static void Add(IFiles files, string folder, string prefix, StringBuilder list)
    {
        foreach (string name in files.List(folder).Order(StringComparer.Ordinal))
        {
            string path = $"{folder}/{name}";
            if (prefix.Length == 0 && name == ".git") continue;
            if (files.LinkStat(path) is not { } there) continue;
            string content = there.Kind switch
            {
                FileKind.File => Document.ChecksumOf(files, path),
                FileKind.SymbolicLink => files.ReadLink(path),
                _ => "",
            };
            list.Append(prefix).Append(name).Append('\0').Append(there.Kind).Append(' ')
                .Append(there.Kind == FileKind.SymbolicLink ? 0 : there.Mode & PermissionBits).Append(' ').Append(content).Append('\n');
            if (there.Kind == FileKind.Directory) Add(files, path, $"{prefix}{name}/", list);
        }
    }
}
