namespace AppLayer;

/// <summary>How a server's health is found out.</summary>
public sealed class CheckSettings(SettingsReader read)
{
    /// <summary>`http`, which asks for a page, or `l4`, which only connects and does not see that an application hangs. Null: by `mode`.</summary>
    public string? Kind { get; } = read.Word("kind", "http", "l4");

    /// <summary>Method of the request.</summary>
    public string? Method { get; } = read.Text("method");

    /// <summary>Page that is asked for.</summary>
    public string? Path { get; } = read.Text("path", Route.PathForm, Route.IsPath);

    /// <summary>Status that a healthy server answers with: `200`, `200-399`, `200,204`. Null: any of 2xx and 3xx.</summary>
    public string? Status { get; } = read.Text("status", "a status, or several such as 200,300-399", static text => text.All(static c => char.IsAsciiDigit(c) || c is ',' or '-'));

    /// <summary>The host that is asked for, by HTTP/1.1. Null: HTTP/1.0 and no host.</summary>
    public string? Host { get; } = read.Text("host", Route.HostForm, Route.IsHost);

    /// <summary>Whether a server that answers 404 drains: no new connections, and those that it has live on.</summary>
    public bool DisableOn404 { get; } = read.Flag("disable_on_404");

    /// <summary>Time between two checks.</summary>
    public string? Inter { get; } = read.Time("inter");

    /// <summary>The same while a server is between up and down.</summary>
    public string? Fastinter { get; } = read.Time("fastinter");

    /// <summary>The same while a server is down.</summary>
    public string? Downinter { get; } = read.Time("downinter");

    /// <summary>Failed checks that make a server count as down.</summary>
    public int? Fall { get; } = read.Number("fall", 1);

    /// <summary>Good checks that make it count as up again.</summary>
    public int? Rise { get; } = read.Number("rise", 1);

    /// <summary>How long the answer to a check may take.</summary>
    public string? Timeout { get; } = read.Time("timeout");

    /// <summary>Traffic whose errors count as well: `layer4`, or `layer7` for HTTP. Null: only checks count.</summary>
    public string? Observe { get; } = read.Word("observe", "layer4", "layer7");

    /// <summary>Errors in a row in that traffic.</summary>
    public int? ErrorLimit { get; } = read.Number("error_limit", 1);

    /// <summary>What so many errors do: `mark-down`, `sudden-death`, `fail-check` or `fastinter`.</summary>
    public string? OnError { get; } = read.Word("on_error", "mark-down", "sudden-death", "fail-check", "fastinter");

    /// <summary>What becomes of a server's connections when it counts as down: `shutdown-sessions`. Null: they stay.</summary>
    public string? OnMarkedDown { get; } = read.Word("on_marked_down", "shutdown-sessions");

    /// <summary>Whether a page is asked for.</summary>
    public bool AsksForPage(bool isHttp) => Kind is null ? isHttp : Kind == "http";

    /// <summary>What stands in the backend.</summary>
    public void AddLines(List<string> lines, bool isHttp)
    {
        if (AsksForPage(isHttp))
        {
            lines.Add("option httpchk");
            lines.Add($"http-check send meth {Method ?? "GET"} uri {Path ?? "/"}{(Host is null ? "" : $" ver HTTP/1.1 hdr Host {Host}")}");
            if (Status is not null) lines.Add($"http-check expect status {Status}");
            if (DisableOn404) lines.Add("http-check disable-on-404");
        }
        if (Timeout is not null) lines.Add($"timeout check {Timeout}");
    }

    /// <summary>What each server says.</summary>
    public void AddWords(Words words) => words
        .Add("inter", Inter).Add("fastinter", Fastinter).Add("downinter", Downinter).Add("fall", Fall).Add("rise", Rise)
        .Add("observe", Observe).Add("error-limit", Observe is null ? null : ErrorLimit).Add("on-error", Observe is null ? null : OnError)
        .Add("on-marked-down", OnMarkedDown);
}
