namespace RecipeRunner.Authoring.Documenting;

/// <summary>Writes what resources have to say, on a page of their own or as part of a cookbook's.</summary>
internal static class ResourceWriter
{
    /// <summary>A resource with its example, actions and properties; what it shares with others as well, or with a word on where that stands.</summary>
    public static void Write(MarkdownPage page, ResourceDoc resource, bool isWhole)
    {
        page.Block($"{(resource.Calls.Count == 0 ? "" : string.Join(" or ", resource.Calls.Select(MarkdownText.Code)) + ": ")}{resource.Summary}");
        page.Code(resource.Example);
        page.Table(["action", "here", "what it does"], resource.Actions.Select(a => new[] { MarkdownText.Code(a.Name) + (a.IsDefault ? " (default)" : ""), MarkdownText.Code(a.Code), a.Meaning }));
        Properties(page, isWhole ? resource.AllProperties : resource.Properties);
        if (!isWhole && resource.Shared.Count > 0)
            page.Block($"And the properties of {string.Join(" and ", resource.Shared.Select(shared => $"[{shared.Name}](#{Anchor(shared.Name)})"))}.");
    }

    public static void Properties(MarkdownPage page, IEnumerable<PropertyDoc> properties) => page.Table(["Chef", "here", "type", "default", "meaning"],
        properties.Select(p => new[] { p.ChefName.Length > 0 ? MarkdownText.Code(p.ChefName) : "", MarkdownText.Code(p.Name), MarkdownText.Code(p.Type), p.Default, p.Meaning }));

    public static void Types(MarkdownPage page, IEnumerable<TypeDoc> types) => page.Table(["type", "what it is"],
        types.Select(t => new[] { MarkdownText.Code(t.Name), string.Join(' ', new[] { t.Summary, Values(t) }.Where(part => part.Length > 0)) }));

    public static string SharedHeading(SharedDoc shared) => $"Common: {shared.Name}";

    private static string Values(TypeDoc type) => type.Values.Count == 0 ? "" :
        $"Values: {string.Join("; ", type.Values.Select(v => MarkdownText.Code(v.Name) + (v.Meaning.Length > 0 ? $" ({v.Meaning.TrimEnd('.')})" : "")))}.";

    /// <summary>As GitHub and others make it of a heading.</summary>
    private static string Anchor(string shared) => "common-" + shared;
}
