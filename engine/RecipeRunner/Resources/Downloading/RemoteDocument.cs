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
        if (context.Run.IsPlan) return FromFirst(Asked);
        return FromFirst(Fetched);
    }

    private ReadOnlyMemory<byte>? Checked(string checksum)
    {
        if (context.Run.IsPlan && resource.Sources.Any(s => !s.IsFile)) return null;
        return FromFirst(source =>
        {
            byte[] content = source.IsFile ? files.Read(source.LocalPath) : Fetch(source, null).Content!;
            string actual = WantedContent.ChecksumOf(content);
            return actual == checksum ? content : throw new IOException(
                $"{Shown(source)} is not the document that is wanted: its SHA-256 is {actual}, and {checksum} is declared.");
        });
    }

    /// <summary>What a plan can know: the document is the one of our record, or one cannot tell.</summary>
    private WantedContent Asked(Uri source)
    {
        if (source.IsFile) return new(files.Read(source.LocalPath));
        DownloadRecord? record = Record(source);
        bool isSame = record is not null && context.Machine.Downloads.Probe(Request(source, record)) == DownloadProbe.Unchanged;
        return new(isSame ? record!.Checksum : null, () => null);
    }

    private WantedContent Fetched(Uri source)
    {
        if (source.IsFile) return new(files.Read(source.LocalPath));
        DownloadRecord? record = Record(source);
        // The validators are sent only when the file still is what they stand for.
        if (record is not null && (files.Stat(resource.FilePath) is not { Kind: FileKind.File } || WantedContent.ChecksumOf(files.Read(resource.FilePath)) != record.Checksum))
            record = null;
        Download download = Fetch(source, record);
        return download.Content is { } content ? new(content) : new(record!.Checksum, () => Fetch(source, null).Content);
    }

    private Download Fetch(Uri source, DownloadRecord? record)
    {
        Download download = context.Machine.Downloads.Fetch(Request(source, record));
        if (download.Content is { } content && resource.UseConditionalGet)
            new DownloadRecord(download.ETag, download.LastModified, WantedContent.ChecksumOf(content)).Write(files, context.Folders.Downloads, source);
        return download;
    }

    private DownloadRecord? Record(Uri source) => resource.UseConditionalGet ? DownloadRecord.Read(files, context.Folders.Downloads, source) : null;

    private DownloadRequest Request(Uri source, DownloadRecord? record) => new(
        source, resource.UseEtag ? record?.ETag : null, resource.UseLastModified ? record?.LastModified : null, resource.Headers);

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
            catch (IOException e) when (sources.Length > 1)
            {
                (failures ??= []).Add(e.Message);
            }
        }
        throw new IOException("No source of the document could be had:\n" + string.Join("\n", failures ?? []));
    }

    /// <summary>Without user, password and query, which may be secret.</summary>
    private static string Shown(Uri source) => source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
