using System.Security.Cryptography;
using System.Text;

namespace RecipeRunner.Reporting.Html;

/// <summary>
/// A run as one page for a browser, with all that it needs inside: it asks nobody for anything, and its own policy forbids every
/// style and script but its two. It stands here and not among the commands, because a run is a stream of events, and this is one
/// more way to show them.
/// </summary>
internal static class RunPage
{
    public static string Of(RunStory story)
    {
        string style = Own("run.css"), script = Own("run.js");
        IReadOnlyList<ReportedAction> actions = ReportedAction.Of(story);
        var html = new HtmlWriter();
        Head(html, story, style, script);
        Header.Write(html, story, actions);
        html.Add($"<main id=\"main\" tabindex=\"-1\">");
        Failures.Write(html, story, actions);
        Changes.Write(html, story, actions);
        Messages.Write(html, story);
        Timeline.Write(html, story, actions);
        ResourceList.Write(html, story, actions);
        Notifications.Write(html, story, actions);
        Slowest.Write(html, actions);
        Circumstances.Write(html, story);
        AttributeList.Write(html, story.Attributes);
        html.Add($"</main>");
        Keys(html);
        html.Add($"<script>");
        html.AddOwn(script);
        html.Add($"</script></body></html>");
        return html.ToString();
    }

    private static void Head(HtmlWriter html, RunStory story, string style, string script)
    {
        html.Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src '{Hash(style)}'; script-src '{Hash("\n" + script)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{Header.Outcome(story)} - {story.Started?.NodeName}</title>
            <link rel="icon" href="data:,">
            """);
        html.AddOwn($"<style>{style}</style>\n</head>\n<body>\n");
    }

    private static void Keys(HtmlWriter html) => html.Add($"""
        <footer>
        <details id="help" class="needs-script" hidden>
        <summary>Keys</summary>
        <dl class="keys">
        <div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next, previous resource</dd></div>
        <div><dt><kbd>Enter</kbd></dt><dd>open or close it</dd></div>
        <div><dt><kbd>e</kbd></dt><dd>open or close all that are shown</dd></div>
        <div><dt><kbd>/</kbd></dt><dd>filter; <kbd>Esc</kbd> clears it</dd></div>
        <div><dt><kbd>t</kbd></dt><dd>light, dark, or as the system</dd></div>
        <div><dt><kbd>?</kbd></dt><dd>this list</dd></div>
        </dl>
        <label><input type="checkbox" id="keys" checked> Single keys do this</label>
        </details>
        <p>Made by <code>recipe-runner report</code>. One file that asks no server for anything; what the run hid is hidden here.</p>
        </footer>
        """);

    private static string Own(string name)
    {
        using Stream resource = typeof(RunPage).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(resource, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Hash(string content) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
