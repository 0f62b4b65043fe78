using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>
/// Documents over http(s). A client is made when it is first needed; proxies are those of the environment (<c>http_proxy</c>,
/// <c>https_proxy</c>, <c>no_proxy</c>). A server may be silent for five minutes, as in Chef.
/// </summary>
internal sealed class LocalDownloads(TimeSpan? longestSilence = null) : IDownloads, IDisposable
{
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(30);

    private readonly TimeSpan longest = longestSilence ?? TimeSpan.FromSeconds(300);
    private HttpClient? verifying;
    private HttpClient? trusting;

    public Download Fetch(DownloadRequest request)
    {
        using HttpResponseMessage answer = Send(HttpMethod.Get, request);
        if (answer.StatusCode == HttpStatusCode.NotModified) return new Download(null, request.ETag, request.LastModified);
        if (!answer.IsSuccessStatusCode) throw Refused(request, answer);
        return Reaching(request, () => new Download(Body(request, answer), answer.Headers.ETag?.ToString(), LastModified(answer)));
    }

    public DownloadProbe Probe(DownloadRequest request)
    {
        if (request.ETag is null && request.LastModified is null) return DownloadProbe.Unknown;
        using HttpResponseMessage answer = Send(HttpMethod.Head, request);
        if (answer.StatusCode == HttpStatusCode.NotModified) return DownloadProbe.Unchanged;
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) throw Refused(request, answer);
        if (!answer.IsSuccessStatusCode) return DownloadProbe.Unknown;
        return Compare(request.ETag, answer.Headers.ETag?.ToString())
            ?? Compare(request.LastModified, LastModified(answer)) ?? DownloadProbe.Unknown;
    }

    public void Dispose()
    {
        verifying?.Dispose();
        trusting?.Dispose();
    }

    private Document Body(DownloadRequest request, HttpResponseMessage answer)
    {
        using Stream body = answer.Content.ReadAsStream();
        using var patient = new PatientStream(body, longest, answer.Content.Headers.ContentLength, request.Progress);
        // Servers name archives "encoded" too: what is called .gz is kept as it comes, as in Chef.
        bool isPacked = answer.Content.Headers.ContentEncoding.Contains("gzip") && !request.Source.AbsolutePath.EndsWith("gz", StringComparison.Ordinal);
        using Stream content = isPacked ? new GZipStream(patient, CompressionMode.Decompress) : patient;
        return Spool.Read(content, request.Folder ?? Path.GetTempPath());
    }

    private HttpClient Client(DownloadRequest request) =>
        request.VerifiesCertificate ? verifying ??= NewClient(verifies: true) : trusting ??= NewClient(verifies: false);

    [SuppressMessage("Security", "CA5359:Do Not Disable Certificate Validation", Justification = "Only for a resource that says so: SslVerifyMode = VerifyNone.")]
    private HttpClient NewClient(bool verifies)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = LongestConnect, AutomaticDecompression = DecompressionMethods.None, UseCookies = false, MaxAutomaticRedirections = 10 };
        if (!verifies) handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return new HttpClient(handler) { Timeout = longest };
    }

    private static DownloadProbe? Compare(string? ours, string? theirs) =>
        ours is null || theirs is null ? null : ours == theirs ? DownloadProbe.Unchanged : DownloadProbe.Changed;

    private HttpResponseMessage Send(HttpMethod method, DownloadRequest request)
    {
        if (request.Source.Scheme is not ("http" or "https"))
            throw new IOException($"Cannot fetch {Shown(request.Source)}: only http and https addresses can be fetched, not {request.Source.Scheme}.");
        using HttpRequestMessage message = new(method, request.Source);
        if (request.ETag is not null) message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (request.LastModified is not null) message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        if (request.Source.UserInfo.Length > 0)
            message.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(request.Source.UserInfo))));
        foreach ((string name, string value) in request.Headers)
        {
            // What a recipe says takes the place of ours, as in Chef.
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }
        return Reaching(request, () => Client(request).Send(message, HttpCompletionOption.ResponseHeadersRead));
    }

    private T Reaching<T>(DownloadRequest request, Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (OperationCanceledException e)
        {
            throw new IOException($"Cannot fetch {Shown(request.Source)}: the server was silent for {longest.TotalSeconds:0.#} s.", e);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException or InvalidDataException)
        {
            throw new IOException($"Cannot fetch {Shown(request.Source)}: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    private static string? LastModified(HttpResponseMessage answer) =>
        answer.Content.Headers.TryGetValues("Last-Modified", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static IOException Refused(DownloadRequest request, HttpResponseMessage answer) =>
        new($"Cannot fetch {Shown(request.Source)}: the server answered {(int)answer.StatusCode} {answer.ReasonPhrase}.");

    /// <summary>Without user, password and query, which may be secret.</summary>
    private static string Shown(Uri source) => source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
