using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>An archive: the shared folder keeps it, so that it is fetched again only when it changed.</summary>
internal sealed class ArchiveSource(DeploymentResource wanted, Deployment deployment) : ApplicationSource(wanted, deployment)
{
    private string Archive => Cache + ".archive";

    public override string Resolve(Run run)
    {
        Deployment.MakeFolders();
        Dsl.Recipe.RemoteFile(Archive, new()
        {
            Source = Wanted.Repository!.Get(),
            Checksum = Wanted.Checksum,
            Headers = Headers(run.Machine.Clock),
            Mode = "0600",
            Backup = 0,
            Sensitive = Wanted.Sensitive,
        }, Wanted.DeclaredAt.File, Wanted.DeclaredAt.Line);
        if (Wanted.Checksum?.Get() is { } checksum) return checksum.ToLowerInvariant();
        string actual = Document.ChecksumOf(run.Machine.Files, Archive);
        return run.Machine.Doubts.Reason is null ? actual : "unknown";
    }

    public override void Fetch(string revision)
    {
        // It had to be fetched before its revision was known.
    }

    public override void Fill(IMachine machine, string release, int? uid, int? gid)
    {
        machine.Files.CreateDirectory(release);
        if (uid is not null || gid is not null) machine.Files.SetOwner(release, uid, gid);
        if (!Deployment.IsPlan) new ArchiveExtractor(machine.Files, release, uid, gid).Extract(Archive);
    }

    private Dictionary<string, string> Headers(IClock clock)
    {
        if (Wanted.ScmProvider == ScmProvider.S3 && Wanted.RepositoryUser?.Get() is { } id && Wanted.RepositoryPassword?.Get() is { } secret)
            return S3Signature.Headers(new(Wanted.Repository!.Get()), id, secret, clock.Now);
        var headers = new Dictionary<string, string>();
        if ((Wanted.RepositoryUser ?? Wanted.RepositoryPassword) is not null)
            headers["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Wanted.RepositoryUser?.Get()}:{Wanted.RepositoryPassword?.Get()}"));
        return headers;
    }
}
