using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>A headless Chromium inside a host, driven over the pipe of its DevTools protocol.</summary>
internal sealed class HeadlessBrowser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The pipe is the file descriptors 3 and 4, which a process cannot be given here: a shell makes them of its own 0 and 1.</summary>
    private const string Start = """
        exec chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
            --disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars --user-data-dir="$(mktemp -d)" \
            --remote-debugging-pipe 3<&0 4>&1 </dev/null >&2
        """;

    private readonly Process browser;
    private readonly Stream pipe;
    private readonly List<JsonNode> events = [];
    private readonly List<byte> heard = [];
    private readonly byte[] buffer = new byte[64 * 1024];
    private int last;

    public HeadlessBrowser(ThrowawayHost host)
    {
        browser = Process.Start(Entry.For(host.Init, new HostCommand("sh", "-c", Start), new HostSettings()))!;
        browser.ErrorDataReceived += static (_, _) => { }; // Chromium talks a lot; what matters comes through the pipe.
        browser.BeginErrorReadLine();
        pipe = browser.StandardOutput.BaseStream;
    }

    /// <summary>Opens a page in a tab of its own, and waits until it is loaded.</summary>
    public BrowserPage Open(string url)
    {
        string target = (string)Call(null, "Target.createTarget", new() { ["url"] = "about:blank" })["targetId"]!;
        string session = (string)Call(null, "Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true })["sessionId"]!;
        return new BrowserPage(this, session, target, url);
    }

    public void Dispose()
    {
        browser.Kill(entireProcessTree: true);
        browser.WaitForExit(Patience);
        browser.Dispose();
    }

    /// <summary>What a tab has told under a name.</summary>
    public IEnumerable<JsonNode> Told(string session, string method) =>
        events.Where(e => (string?)e["method"] == method && (string?)e["sessionId"] == session).Select(e => e["params"]!);

    /// <summary>Has the browser, or one of its tabs, do something; gives the answer.</summary>
    public JsonNode Call(string? session, string method, JsonObject? parameters = null)
    {
        var message = new JsonObject { ["id"] = ++last, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null) message["sessionId"] = session;
        browser.StandardInput.Write(message.ToJsonString() + "\0");
        browser.StandardInput.Flush();
        while (true)
        {
            JsonNode answer = Hear();
            if ((int?)answer["id"] != last) events.Add(answer);
            else return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer.ToJsonString()}");
        }
    }

    public void AwaitEvent(string session, string method)
    {
        while (!Told(session, method).Any()) events.Add(Hear());
    }

    /// <summary>The next message: JSON that ends with a zero byte.</summary>
    private JsonNode Hear()
    {
        int end;
        while ((end = heard.IndexOf(0)) < 0)
        {
            int count = pipe.ReadAsync(buffer).AsTask().WaitAsync(Patience).GetAwaiter().GetResult();
            if (count == 0) throw new EndOfStreamException("The browser ended.");
            heard.AddRange(buffer.AsSpan(0, count));
        }
        string message = Encoding.UTF8.GetString([.. heard[..end]]);
        heard.RemoveRange(0, end + 1);
        return JsonNode.Parse(message)!;
    }
}
