using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>
/// A page in a tab of a browser: what is typed here is to it what a keyboard types, and what is asked is not bound by its policy.
/// </summary>
internal sealed class BrowserPage : IDisposable
{
    private readonly HeadlessBrowser browser;
    private readonly string session, target;

    public BrowserPage(HeadlessBrowser browser, string session, string target, string url)
    {
        (this.browser, this.session, this.target) = (browser, session, target);
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"]) Call(domain + ".enable");
        Call("Page.navigate", new() { ["url"] = url });
        browser.AwaitEvent(session, "Page.loadEventFired");
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

    /// <summary>A picture of the whole page, or of what the window shows, as PNG.</summary>
    public byte[] Screenshot(bool whole = true) =>
        Convert.FromBase64String((string)Call("Page.captureScreenshot", new() { ["captureBeyondViewport"] = whole, ["format"] = "png" })["data"]!);

    public void Dispose() => browser.Call(null, "Target.closeTarget", new() { ["targetId"] = target });

    private IEnumerable<JsonNode> Told(string method) => browser.Told(session, method);

    private JsonNode Call(string method, JsonObject? parameters = null) => browser.Call(session, method, parameters);
}
