namespace RecipeRunner.Reporting.Html;

/// <summary>A status as a small label.</summary>
internal static class Badge
{
    public static void Write(HtmlWriter html, StatusLook look) =>
        html.Add($"<span class=\"badge {look.Name}\"><span class=\"sign\" aria-hidden=\"true\">{look.Sign}</span>{look.Word}</span>");
}
