using RecipeRunner.Converging;
using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class TemplateTests : BadInputTests
{
    private const string Recipe = """
        Template("/etc/web.conf", new()
        {
            Source = "web.conf.sbn",
            Variables = new { port = 80, servers = new[] { "a", "b" }, nothing = (string?)null, site = new { host_name = "x" }, by_name = new Dictionary<string, int> { ["one"] = 1 } },
        });

        """;

    private void TemplateRefused(string template, ExitCode exitCode = DoesNotCompile)
    {
        Kitchen.Has("cookbooks/web/templates/web.conf.sbn", template);
        Kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"port\"] = 80;\n");
        RecipeRefused(Recipe, exitCode);
    }

    [Test]
    public void A_template_that_is_not_there()
    {
        Kitchen.Has("cookbooks/web/templates/web.cfg.sbn", "");
        RecipeRefused(Recipe, BadInput);
    }

    [Test]
    public void A_templates_cookbook_that_is_not_there() => RecipeRefused("Template(\"/etc/web.conf\", new() { Cookbook = \"wbe\" });\n", BadInput);

    [Test]
    public void A_template_that_does_not_parse_is_told_once_for_all_that_render_it()
    {
        Kitchen.Has("cookbooks/web/templates/web.conf.sbn", "port\n  {{ if port }}\n{{ for x in }}\n");
        RecipeRefused(Recipe + Recipe, DoesNotCompile);
    }

    [Test]
    public void A_variable() => TemplateRefused("listen {{ port }}\nport {{ prot }}\n");

    [Test]
    public void A_variable_that_a_recipe_never_gave() => TemplateRefused("{{ something_else }}\n");

    [Test]
    public void A_member_of_the_node() => TemplateRefused("port {{ node.web.prot }}\n");

    [Test]
    public void A_cookbook_that_the_node_has_no_attributes_of() => TemplateRefused("port {{ node.wbe.port }}\n");

    [Test]
    public void A_member_of_an_object() => TemplateRefused("{{ site.hostname }}\n");

    [Test]
    public void A_member_of_a_dictionary() => TemplateRefused("{{ by_name.two }}\n");

    [Test]
    public void An_item_of_a_dictionary() => TemplateRefused("{{ by_name['two'] }}\n");

    [Test]
    public void A_member_of_null() => TemplateRefused("{{ nothing.name }}\n");

    [Test]
    public void An_item_beyond_the_end() => TemplateRefused("{{ servers[0] }} {{ servers[2] }}\n");

    [Test]
    public void A_function() => TemplateRefused("{{ port | doubled }}\n");

    [Test]
    public void A_partial_that_is_not_there()
    {
        Kitchen.Has("cookbooks/web/templates/servers.sbn", "");
        TemplateRefused("# first\n{{ include 'server.sbn' }}\n", BadInput);
    }

    [Test]
    public void A_partial_that_does_not_parse()
    {
        Kitchen.Has("cookbooks/web/templates/servers.sbn", "\n{{ for x in }}\n");
        TemplateRefused("# first\n{{ include 'servers.sbn' }}\n");
    }

    [Test]
    public void A_variable_in_a_partial()
    {
        Kitchen.Has("cookbooks/web/templates/servers.sbn", "\n\n  {{ prot }}\n");
        TemplateRefused("# first\n{{ include 'servers.sbn' }}\n");
    }
}
