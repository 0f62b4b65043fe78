using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>
/// A page in a headless Chromium inside a host, driven over the pipe of its DevTools protocol: what it types is what a
/// keyboard types, and what it asks is not bound by the page's policy.
/// </summary>
internal sealed class BrowserPage : IDisposable
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
    private string? session;
    private int last;

    public BrowserPage(ThrowawayHost host, string url)
    {
        browser = Process.Start(Entry.For(host.Init, new HostCommand("sh", "-c", Start), HostNetwork.Isolated))!;
        browser.ErrorDataReceived += static (_, _) => { }; // Chromium talks a lot; what matters comes through the pipe.
        browser.BeginErrorReadLine();
        pipe = browser.StandardOutput.BaseStream;
        string target = (string)Call("Target.createTarget", new() { ["url"] = "about:blank" })["targetId"]!;
        session = (string)Call("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true })["sessionId"]!;
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"]) Call(domain + ".enable");
        Call("Page.navigate", new() { ["url"] = url });
        AwaitEvent("Page.loadEventFired");
    }

    /// <summary>What the console would show as an error or a warning: those of scripts, and of the page's policy.</summary>
    public string[] Complaints =>
    [
        .. Told("Runtime.exceptionThrown").Select(e => e["exceptionDetails"]!.ToJsonString()),
        .. Told("Runtime.consoleAPICalled").Select(e => e.ToJsonString()),
        .. Told("Log.entryAdded").Select(e => e["entry"]!.ToJsonString()),
    ];

    /// <summary>What it asked for, data: URLs left out.</summary>
    public string[] Requests =>
        [.. Told("Network.requestWillBeSent").Select(e => (string)e["request"]!["url"]!).Where(u => !u.StartsWith("data:", StringComparison.Ordinal))];

    /// <summary>The value of an expression in the page.</summary>
    public T Ask<T>(string expression)
    {
        JsonNode answer = Call("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (answer["exceptionDetails"] is { } exception) throw new InvalidOperationException($"{expression}: {exception.ToJsonString()}");
        return answer["result"]!["value"]!.Deserialize<T>()!;
    }

    /// <summary>Presses keys, each named as browsers name it: <c>j</c>, <c>Tab</c>, <c>Enter</c>.</summary>
    public void Press(params string[] keys)
    {
        foreach (string key in keys)
        {
            int code = key switch { "Enter" => 13, "Tab" => 9, "Escape" => 27, _ => char.ToUpperInvariant(key[0]) };
            string text = key == "Enter" ? "\r" : key.Length == 1 ? key : "";
            Call("Input.dispatchKeyEvent", new() { ["type"] = "keyDown", ["key"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = text });
            Call("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key, ["windowsVirtualKeyCode"] = code });
        }
    }

    /// <summary>Types a text where the focus is.</summary>
    public void Type(string text) => Call("Input.insertText", new() { ["text"] = text });

    /// <summary>What the system would say of colours and the window's size; <c>print</c> for paper.</summary>
    public void Look(string scheme, int width = 1280, int height = 900, string media = "")
    {
        Call("Emulation.setEmulatedMedia", new() { ["media"] = media, ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });
        Call("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
    }

    /// <summary>A picture of the whole page, as PNG.</summary>
    public byte[] Screenshot() =>
        Convert.FromBase64String((string)Call("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true, ["format"] = "png" })["data"]!);

    public void Dispose()
    {
        browser.Kill(entireProcessTree: true);
        browser.WaitForExit(Patience);
        browser.Dispose();
    }

    private IEnumerable<JsonNode> Told(string method) => events.Where(e => (string?)e["method"] == method).Select(e => e["params"]!);

    private JsonNode Call(string method, JsonObject? parameters = null)
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

    private void AwaitEvent(string method)
    {
        while (!Told(method).Any()) events.Add(Hear());
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
