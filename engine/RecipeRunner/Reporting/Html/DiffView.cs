namespace RecipeRunner.Reporting.Html;

/// <summary>A unified diff: its signs stay, so that colour is not all that tells old from new.</summary>
internal static class DiffView
{
    public static void Write(HtmlWriter html, string diff)
    {
        html.Add($"<div class=\"diff\">");
        bool inHunk = false;
        // At \n alone: a \r belongs to its line, and is shown.
        foreach (string line in diff.TrimEnd('\n').Split('\n'))
        {
            inHunk |= line.StartsWith('@');
            switch (line)
            {
                case ['@', ..]: html.Add($"<code class=\"hunk\">{line}</code>"); break;
                case ['+', ..] when inHunk: html.Add($"<ins>{line}</ins>"); break;
                case ['-', ..] when inHunk: html.Add($"<del>{line}</del>"); break;
                case var _ when inHunk: html.Add($"<code>{line}</code>"); break;
                default: html.Add($"<code class=\"file\">{line}</code>"); break;
            }
        }
        html.Add($"</div>");
    }
}
