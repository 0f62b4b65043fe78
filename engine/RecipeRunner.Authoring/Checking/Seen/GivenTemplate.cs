namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>A declaration whose template and variables are both known, so that they can be compared.</summary>
/// <param name="Use">Which template it is.</param>
/// <param name="Given">The variables that it gets.</param>
/// <param name="Reads">What it reads.</param>
internal sealed record GivenTemplate(FileUse Use, TemplateVariables Given, TemplateReads Reads)
{
    public static IEnumerable<GivenTemplate> In(SeenCookbook cookbook)
    {
        foreach (Declaration declaration in cookbook.Declarations)
        {
            if (FileUse.Of(declaration, "TemplateResource", ".sbn") is not { Name: { } name, Cookbook: { } holder } use) continue;
            SeenTemplate[] templates = [.. holder.TemplatesOf(name)];
            // An edit may give it more.
            if (templates.Length == 0 || IsEdited(declaration) || TemplateVariables.Of(declaration) is not { } given) continue;
            yield return new(use, given, TemplateReads.Of(templates, holder));
        }
    }

    private static bool IsEdited(Declaration declaration) =>
        declaration.Source.Cookbook.Sources.Where(s => s.Kind != SourceKind.Attributes)
            .SelectMany(s => s.CallsOf("EditResource").Concat(s.CallsOf("EditResourceOrFail")))
            .Any(call => call.Argument("key") is { } key && declaration.NameExpression is { } name
                && call.Source.Texts(key).Any(edited => declaration.Source.Texts(name).Any(n => n.Whole is { } whole ? edited.MayBe($"template[{whole}]") : edited.MayBe("template[]") || edited.Whole is null)));
}
