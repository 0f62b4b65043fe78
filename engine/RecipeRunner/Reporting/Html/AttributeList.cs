namespace RecipeRunner.Reporting.Html;

/// <summary>The attributes that recipes and templates read: first what somebody set for this node, then the machine's, then defaults.</summary>
internal static class AttributeList
{
    public static void Write(HtmlWriter html, IReadOnlyList<AttributeRead> attributes)
    {
        html.Add($"<section id=\"attributes\" aria-labelledby=\"h-attributes\"><h2 id=\"h-attributes\">Attributes that decided</h2>");
        if (attributes.Count == 0) html.Add($"<p>None were noted: the run found nothing to do, or no recipe read any.</p>");
        Group(html, "Set by node.json, roles, the environment or recipes", attributes.Where(a => !IsFact(a) && !IsDefault(a)), isOpen: true);
        Group(html, "Automatic: the machine, the run list", attributes.Where(IsFact), isOpen: false);
        Group(html, "Defaults of cookbooks", attributes.Where(IsDefault), isOpen: false);
        html.Add($"</section>");
    }

    private static bool IsFact(AttributeRead read) => read.Level == "automatic";

    private static bool IsDefault(AttributeRead read) => read.Level == "default" && read.SetBy.StartsWith("attribute file", StringComparison.Ordinal);

    private static void Group(HtmlWriter html, string title, IEnumerable<AttributeRead> group, bool isOpen)
    {
        AttributeRead[] reads = [.. group];
        if (reads.Length == 0) return;
        html.Add($"<details class=\"attributes\"{(isOpen ? " open" : "")}><summary>{title} <span class=\"count\">{reads.Length}</span></summary><dl>");
        foreach (AttributeRead read in reads)
            html.Add($"""
                <div><dt><code>{read.Path}</code></dt><dd><code>{read.Value}</code></dd>
                <dd class="where"><strong>{read.Level}</strong> {read.SetBy}{(read.ReadAt is { } at ? $"; read at {at}" : "")}</dd></div>
                """);
        html.Add($"</dl></details>");
    }
}
