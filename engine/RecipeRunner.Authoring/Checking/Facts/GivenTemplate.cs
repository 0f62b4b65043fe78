using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>A declaration whose template and variables are both known, so that they can be compared.</summary>
/// <param name="Name">Which template it is.</param>
/// <param name="Holder">The cookbook that holds it.</param>
/// <param name="Given">The variables that it gets.</param>
/// <param name="Reads">What it reads.</param>
internal sealed record GivenTemplate(string Name, SeenCookbook Holder, TemplateVariables Given, TemplateReads Reads)
{
    public static IEnumerable<GivenTemplate> In(SeenCookbook cookbook)
    {
        foreach (FileUse use in cookbook.Facts.SelectMany(f => f.Files))
        {
            if (use is not { IsTemplate: true, Name: { } name, Variables: { } given } || cookbook.Holder(use) is not { } holder) continue;
            SeenTemplate[] templates = [.. holder.TemplatesOf(name)];
            // An edit may give it more.
            if (templates.Length > 0 && !IsEdited(use, cookbook)) yield return new(name, holder, given, TemplateReads.Of(templates, holder));
        }
    }

    private static bool IsEdited(FileUse use, SeenCookbook cookbook) => cookbook.Facts.SelectMany(f => f.Edited)
        .Any(edited => use.Resource.Any(n => n.Whole is { } whole ? edited.MayBe($"template[{whole}]") : edited.MayBe("template[]") || edited.Whole is null));
}
