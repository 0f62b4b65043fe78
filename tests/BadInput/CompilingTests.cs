using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class CompilingTests : BadInputTests
{
    [Test]
    public void Mistakes_in_several_files_are_told_at_once()
    {
        Kitchen.Cookbook("web", "\"base\": \">= 0.0.0\"").Cookbook("base");
        Kitchen.Has("cookbooks/base/recipes/default.csx", "Pakage(\"ntp\");\n");
        Kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"port\"] = 80\n");
        Kitchen.Has("cookbooks/web/recipes/other.csx", "int x = \"one\";\nFile(\"/x\", new() { Contnt = \"\" });\n");
        RecipeRefused("Servce(\"haproxy\");\n", DoesNotCompile);
    }

    [Test]
    public void A_library_that_does_not_compile_is_told_alone()
    {
        Kitchen.Has("cookbooks/web/libraries/Ports.cs", "namespace Web;\n\npublic static class Ports\n{\n    public static int Of(string name) => name.Lenght;\n}\n");
        RecipeRefused("File(\"/x\", new() { Content = Ports.Of(\"a\").ToString() });\n", DoesNotCompile);
    }

    [Test]
    public void A_dependencys_library_that_does_not_compile_is_told_alone()
    {
        Kitchen.Cookbook("web", "\"base\": \">= 0.0.0\"").Cookbook("base");
        Kitchen.Has("cookbooks/base/libraries/Ports.cs", "namespace Base;\n\npublic static class Ports\n{\n    public static int Of(string name) => name.Lenght;\n}\n");
        RecipeRefused("File(\"/x\", new() { Content = Ports.Of(\"a\").ToString() });\n", DoesNotCompile);
    }

    [Test]
    public void Values_of_the_wrong_type() => RecipeRefused("""
        File("/a", new() { Mode = 0644 });
        File("/b", new() { Content = 80, Backup = "5" });
        File("/c", new() { Owner = true });
        File("/d", new() { Notifies = "service[haproxy]" });
        Execute("x", new() { OnlyIf = true, Command = 5 });
        Service("x", new() { Action = true, RetryDelay = 5 });
        Package(80);

        """, DoesNotCompile);

    [Test]
    public void A_bare_lambda_where_a_verb_wraps_it() => RecipeRefused("""
        File("/a", new() { OnlyIf = () => FileExists("/b") });
        File("/b", new() { Content = () => ReadFile("/c") });
        File("/c", new() { Owner = () => "root" });

        """, DoesNotCompile);

    [Test]
    public void A_class_of_the_framework_that_a_verb_hides() => RecipeRefused("""
        if (File.Exists("/etc/motd")) Warn("there");
        Directory.CreateDirectory("/etc/x");

        """, DoesNotCompile);

    [Test]
    public void Chefs_way_to_read_attributes() => RecipeRefused("var port = node.haproxy.port;\nvar cookbook = node['haproxy'];\n", DoesNotCompile);

    [Test]
    public void One_notification_without_brackets() => RecipeRefused("File(\"/a\", new() { Notifies = new(Reload, \"service[x]\") });\n", DoesNotCompile);

    [Test]
    public void A_property_given_twice() => RecipeRefused("File(\"/a\", new() { Mode = \"0644\", Mode = \"0600\" });\n", DoesNotCompile);

    [Test]
    public void A_changed_property_that_is_not_there() => RecipeRefused("File(\"/a\");\nEditResource<FileResource>(\"file[/a]\", f => f with { Mod = \"0600\" });\n", DoesNotCompile);

    [Test]
    public void A_recipe_in_Ruby() => RecipeRefused("package 'haproxy' do\n  action :install\nend\n", DoesNotCompile);
}
