using System.Text.RegularExpressions;

namespace RecipeRunner.Templates;

/// <summary>
/// ERB, the templates of Chef, in a template. Scriban takes it for text, so that it would reach the file unread. Only what is Ruby for
/// certain counts: <c>&lt;%PRI%&gt;</c> of rsyslog, say, is text.
/// </summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Words">What is wrong, and the way out.</param>
internal sealed partial record ErbTag(int Line, int Column, string Words)
{
    /// <summary>The first tag; null when there is none.</summary>
    public static ErbTag? In(string text)
    {
        if (!text.Contains("<%", StringComparison.Ordinal) || Tag().Match(text) is not { Success: true } tag) return null;
        string written = tag.Value.ReplaceLineEndings(" "), instead = InScriban(tag.Groups["ruby"].Value.Trim()) is { } scriban ? $"Write {scriban}." : "docs/coming-from-chef.md sets the two side by side.";
        ReadOnlySpan<char> before = text.AsSpan(0, tag.Index);
        return new(before.Count('\n') + 1, tag.Index - before.LastIndexOf('\n'), $"This is ERB, and a template is Scriban here: {written} would be written out as it stands. {instead}");
    }

    private static string? InScriban(string ruby) =>
        ruby == "end" ? "{{ end }}"
        : ruby == "else" ? "{{ else }}"
        : Variable().Match(ruby) is { Success: true } variable ? $"{{{{ {variable.Groups["if"].Value}{variable.Groups["name"].Value} }}}}"
        : Attribute().Match(ruby) is { Success: true } attribute ? $"{{{{ {attribute.Groups["if"].Value}node.{string.Join('.', attribute.Groups["key"].Captures.Select(c => c.Value))} }}}}"
        : null;

    [GeneratedRegex("""<%[=-]?\s*(?<ruby>(?:@\w|node\s*[\[.]|if\s|unless\s|elsif\s|else\b|end\b|\w[^%\n]*\bdo\b)[^%]*?)\s*-?%>""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^(?<if>if )?@(?<name>\w+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex("""^(?<if>if )?node(\[(?:['"]|:)(?<key>[a-z]\w*)['"]?\])+$""", RegexOptions.CultureInvariant)]
    private static partial Regex Attribute();
}
