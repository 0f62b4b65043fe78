using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace RecipeRunner.Templates;

/// <summary>Finds what <c>{{ include 'servers.sbn' }}</c> names, in the same cookbook and with the same look-up as templates.</summary>
internal sealed class PartialLoader(Cookbook cookbook, Node node) : ITemplateLoader
{
    public string GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => cookbook.Find("templates", templateName, node);

    public string Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => File.ReadAllText(templatePath);

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));
}
