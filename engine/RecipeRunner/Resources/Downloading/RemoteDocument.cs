using RecipeRunner.Machines;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources.Downloading;

/// <summary>
/// The document of a <c>remote_file</c>: what is known of it, and its content when a converge needs it. A plan only asks whether it changed.
/// </summary>
internal sealed class RemoteDocument(RemoteFileResource resource, ResourceContext context)
{
    private readonly IFiles files = context.Machine.Files;

    public WantedContent Wanted()
    {
        if (resource.Checksum?.Get().ToLowerInvariant() is { } checksum) return new(checksum, () => Checked(checksum));
        return context.Run.IsPlan ? FromFirst(Asked) : FromFirst(Fetched);
    }

    /// <summary>The first mirror that answers must have the right document, as in Chef: one with another is no mirror.</summary>
    private Document? Checked(string checksum)
    {
        if (context.Run.IsPlan && resource.Sources.Any(s => !s.IsFile)) return null;
        (Uri source, Document document) = FromFirst(source => (source, source.IsFile ? Copied(source) : Fetch(source, null).Document!));
        return document.Checksum == checksum ? document : throw new IOException(
            $"{Shown(source)} is not the document that is wanted: its SHA-256 is {document.Checksum}, and {checksum} is declared.");
    }

    /// <summary>What a plan can know: the document is the one of our record, or one cannot tell.</summary>
    private WantedContent Asked(Uri source)
    {
        if (source.IsFile)
        {
            // An overlay holds what it writes in memory.
            Document copied = Copied(source);
            return copied.Bytes is null ? new(copied.Checksum, () => null) : new(copied);
        }
        DownloadRecord? record = Record(source);
        bool isSame = record is not null && context.Machine.Downloads.Probe(Request(source, record)) == DownloadProbe.Unchanged;
        return new(isSame ? record!.Checksum : null, () => null);
    }

    private WantedContent Fetched(Uri source)
    {
        if (source.IsFile) return new(Copied(source));
        DownloadRecord? record = Record(source);
        // The validators are sent only when the file still is what they stand for.
        if (record is not null && (files.Stat(resource.FilePath) is not { Kind: FileKind.File } || Document.ChecksumOf(files, resource.FilePath) != record.Checksum))
            record = null;
        Download download = Fetch(source, record);
        return download.Document is { } document ? new(document) : new(record!.Checksum, () => Fetch(source, null).Document);
    }

    private Document Copied(Uri source) => Document.Of(files, Uri.UnescapeDataString(source.AbsolutePath));

    private Download Fetch(Uri source, DownloadRecord? record)
    {
        Backups.MakeFolder(files, context.Folders.Downloads);
        Download download = context.Machine.Downloads.Fetch(Request(source, record));
        if (download.Document is { } document && resource.UseConditionalGet)
            new DownloadRecord(download.ETag, download.LastModified, document.Checksum).Write(files, context.Folders.Downloads, source);
        return download;
    }

    private DownloadRecord? Record(Uri source) => resource.UseConditionalGet ? DownloadRecord.Read(files, context.Folders.Downloads, source) : null;

    private DownloadRequest Request(Uri source, DownloadRecord? record) => new(
        source, resource.UseEtag ? record?.ETag : null, resource.UseLastModified ? record?.LastModified : null, resource.Headers)
    {
        Folder = context.Folders.Downloads,
        VerifiesCertificate = resource.SslVerifyMode == SslVerifyMode.VerifyPeer,
        Progress = resource.ShowProgress ? percent => context.Say($"{resource.Key}: {percent} % of {Shown(source)}") : null,
    };

    /// <summary>The sources are mirrors: the first that answers will do.</summary>
    private T FromFirst<T>(Func<Uri, T> get)
    {
        Uri[] sources = [.. resource.Sources];
        List<string>? failures = null;
        foreach (Uri source in sources)
        {
            try
            {
                return get(source);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && sources.Length > 1)
            {
                (failures ??= []).Add(e.Message);
            }
        }
        throw new IOException("No source of the document could be had:\n" + string.Join("\n", failures ?? []));
    }

    /// <summary>Without user, password and query, which may be secret.</summary>
    private static string Shown(Uri source) => source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
