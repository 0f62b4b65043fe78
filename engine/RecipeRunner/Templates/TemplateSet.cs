using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Nodes;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace RecipeRunner.Templates;

/// <summary>
/// The templates of a run, parsed once, and rendered strictly: a name that is not defined is an error with template, line and
/// column, never an empty text.
/// </summary>
internal sealed class TemplateSet
{
    private readonly Dictionary<string, Template> parsed = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the name of a template: it is missing.</summary>
    /// <exception cref="ProblemsException">It does not parse.</exception>
    public IEnumerable<string> Problems(Func<string> path)
    {
        try
        {
            Parse(path());
            return [];
        }
        catch (RecipeRunnerException e) when (e is not ProblemsException)
        {
            return [e.Message];
        }
    }

    /// <summary>Renders a template of a cookbook, or the text of one that lies elsewhere.</summary>
    /// <exception cref="RecipeRunnerException">It does not parse, or reads something that is not there.</exception>
    public string Render(string path, Cookbook cookbook, Node node, object? variables, string? text = null)
    {
        Template template = text is null ? Parse(path) : Parsed(path, text);
        var globals = new ScriptObject { ["node"] = AttributeAccess.ToScriban(node.Tree.View()) };
        if (variables is not null)
            foreach ((string name, object? value) in VariableBag.Of(variables))
                globals[name] = AttributeAccess.ToScriban(value);
        var context = new StrictTemplateContext { TemplateLoader = new PartialLoader(cookbook, node) };
        context.PushGlobal(globals);
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException e)
        {
            throw TemplateFailure.Of(e);
        }
    }

    private Template Parse(string path)
    {
        if (parsed.TryGetValue(path, out Template? known)) return known;
        return parsed[path] = Parsed(path, File.ReadAllText(path));
    }

    private static Template Parsed(string path, string text)
    {
        var template = Template.Parse(text, path);
        if (template.HasErrors) throw TemplateFailure.Of(template.Messages);
        return ErbTag.In(text) is { } tag ? throw TemplateFailure.Of(path, tag) : template;
    }
}
