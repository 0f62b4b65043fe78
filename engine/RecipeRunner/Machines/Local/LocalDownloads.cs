using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>Documents over http(s). The client is made when it is first needed; a whole request may take five minutes, as in Chef.</summary>
internal sealed class LocalDownloads : IDownloads, IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan s_longestConnect = TimeSpan.FromSeconds(30);

    private readonly Lazy<HttpClient> _client = new(() => new HttpClient(
        new SocketsHttpHandler { ConnectTimeout = s_longestConnect, AutomaticDecompression = DecompressionMethods.None, UseCookies = false })
    { Timeout = s_longest });

    public Download Fetch(DownloadRequest request)
    {
        using HttpResponseMessage answer = Send(HttpMethod.Get, request);
        if (answer.StatusCode == HttpStatusCode.NotModified) return new Download(null, request.ETag, request.LastModified);
        if (!answer.IsSuccessStatusCode) throw Refused(request, answer);
        try
        {
            using MemoryStream content = new();
            answer.Content.CopyTo(content, null, CancellationToken.None);
            return new Download(content.ToArray(), answer.Headers.ETag?.ToString(), LastModified(answer));
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(request, e);
        }
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
        if (_client.IsValueCreated) _client.Value.Dispose();
    }

    private static DownloadProbe? Compare(string? ours, string? theirs) =>
        ours is null || theirs is null ? null : ours == theirs ? DownloadProbe.Unchanged : DownloadProbe.Changed;

    private HttpResponseMessage Send(HttpMethod method, DownloadRequest request)
    {
        if (request.Source.Scheme is not ("http" or "https"))
            throw new IOException($"Cannot fetch {Shown(request.Source)}: only http and https addresses can be fetched, not {request.Source.Scheme}.");
        using HttpRequestMessage message = new(method, request.Source);
        foreach ((string name, string value) in request.Headers) message.Headers.TryAddWithoutValidation(name, value);
        if (request.ETag is not null) message.Headers.TryAddWithoutValidation("If-None-Match", request.ETag);
        if (request.LastModified is not null) message.Headers.TryAddWithoutValidation("If-Modified-Since", request.LastModified);
        if (request.Source.UserInfo.Length > 0)
            message.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(request.Source.UserInfo))));
        try
        {
            return _client.Value.Send(message, HttpCompletionOption.ResponseContentRead);
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(request, e);
        }
        catch (OperationCanceledException e)
        {
            throw new IOException($"Cannot fetch {Shown(request.Source)}: no whole answer within {s_longest.TotalSeconds:0} s.", e);
        }
    }

    private static string? LastModified(HttpResponseMessage answer) =>
        answer.Content.Headers.TryGetValues("Last-Modified", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static IOException Refused(DownloadRequest request, HttpResponseMessage answer) =>
        new($"Cannot fetch {Shown(request.Source)}: the server answered {(int)answer.StatusCode} {answer.ReasonPhrase}.");

    private static IOException Unreachable(DownloadRequest request, HttpRequestException e) =>
        new($"Cannot fetch {Shown(request.Source)}: {e.InnerException?.Message ?? e.Message}", e);

    /// <summary>Without user, password and query, which may be secret.</summary>
    private static string Shown(Uri source) => source.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
