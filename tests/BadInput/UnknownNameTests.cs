using static RecipeRunner.Converging.ExitCode;

namespace RecipeRunner.Tests.Refusals;

internal sealed class UnknownNameTests : BadInputTests
{
    [Test]
    public void A_cookbook()
    {
        Kitchen.Cookbook("haproxy");
        Refused(BadInput, ["-o", "recipe[haprxy]"]);
    }

    [TestCase("File(\"/a\", new() { Rights = \"read\" });", "Owner, Group and Mode")]
    [TestCase("Execute(\"a\", new() { Domain = \"corp\" });", "User and Group")]
    [TestCase("RemoteFile(\"/a\", new() { RemoteUser = \"me\" });", "in the address")]
    [TestCase("RemoteFile(\"/a\", new() { HttpOptions = 1 });", "Retries")]
    [TestCase("Template(\"/a\", new() { Helpers = 1 });", "Variables")]
    public void A_property_that_means_nothing_here_is_told_with_what_to_do_instead(string recipe, string hint)
    {
        Kitchen.Recipe(recipe);
        Assert.That(Kitchen.Plan().ToString(), Does.Contain(hint));
    }

    [Test]
    public void A_folder_of_cookbooks() => Refused(BadInput, ["-o", "recipe[web]", "--cookbook-path", "cookboks"]);

    [Test]
    public void A_recipe()
    {
        Kitchen.Has("cookbooks/web/recipes/install.csx", "");
        Kitchen.Cookbook("web");
        Refused(BadInput, ["-o", "recipe[web::instal]"]);
    }

    [Test]
    public void A_recipe_that_is_still_in_Ruby()
    {
        Kitchen.Has("cookbooks/web/recipes/default.rb", "package 'nginx'\n");
        Refused(BadInput);
    }

    [Test]
    public void A_recipe_that_is_included()
    {
        Kitchen.Has("cookbooks/web/recipes/install.csx", "");
        RecipeRefused("// first\nIncludeRecipe(\"::instal\");\n", BadInput);
    }

    [Test]
    public void An_included_recipe_of_a_cookbook_that_metadata_does_not_name()
    {
        Kitchen.Cookbook("haproxy").Has("cookbooks/haproxy/recipes/default.csx", "");
        RecipeRefused("IncludeRecipe(\"haproxy\");\n", BadInput);
    }

    [Test]
    public void An_include_with_the_brackets_of_a_run_list() => RecipeRefused("IncludeRecipe(\"recipe[haproxy]\");\n", BadInput);

    [Test]
    public void An_attribute_file()
    {
        Kitchen.Has("cookbooks/web/attributes/tuning.csx", "");
        RecipeRefused("IncludeAttribute(\"web::tunning\");\n", BadInput);
    }

    [Test]
    public void A_role()
    {
        Kitchen.Has("roles/balancer.json", "{ \"name\": \"balancer\", \"run_list\": [] }");
        Refused(BadInput, ["-o", "role[balancr]"]);
    }

    [Test]
    public void An_environment()
    {
        Kitchen.Has("environments/production.json", "{ \"name\": \"production\" }");
        RecipeRefusedIn("prodution");
    }

    private void RecipeRefusedIn(string environment)
    {
        Kitchen.Recipe("");
        Refused(BadInput, ["-E", environment]);
    }

    [Test]
    public void A_verb() => RecipeRefused("Package(\"haproxy\");\nTemplat(\"/etc/haproxy/haproxy.cfg\");\n", DoesNotCompile);

    [Test]
    public void A_verb_by_the_name_that_Chef_has_for_it() => RecipeRefused("include_recipe(\"haproxy\");\n", DoesNotCompile);

    [Test]
    public void A_property() => RecipeRefused("File(\"/etc/motd\", new() { Contents = \"hello\", Modes = \"0644\" });\n", DoesNotCompile);

    [Test]
    public void An_action_by_its_name_in_CSharp() => RecipeRefused("Service(\"haproxy\", new() { Action = [Enable, Starts] });\n", DoesNotCompile);

    [Test]
    public void An_action_that_the_resource_does_not_have() => RecipeRefused("Service(\"haproxy\", new() { Action = [\"strat\"] });\nFile(\"/etc/motd\", new() { Action = Restart });\n", BadInput);

    [Test]
    public void A_notified_resource() => RecipeRefused("""
        File("/etc/motd", new() { Notifies = [new(Restart, "service[haprox]")] });
        Service("haproxy");

        """, BadInput);

    [Test]
    public void A_notified_resource_that_is_not_the_name_of_one() => RecipeRefused("File(\"/etc/motd\", new() { Notifies = new Notification(Restart, \"haproxy\") });\n", BadInput);

    [Test]
    public void A_notified_action() => RecipeRefused("""
        File("/etc/motd", new() { Notifies = [new("relod", "service[haproxy]")] });
        Service("haproxy");

        """, BadInput);

    [Test]
    public void An_edited_resource() => RecipeRefused("""
        File("/etc/motd");
        EditResourceOrFail<FileResource>("file[/etc/mtd]", f => f with { Mode = "0600" });

        """, BadInput);

    [Test]
    public void An_edited_resource_of_another_type() => RecipeRefused("""
        File("/etc/motd");
        EditResource<ServiceResource>("file[/etc/motd]", s => s);

        """, BadInput);

    [Test]
    public void A_deleted_resource() => RecipeRefused("File(\"/etc/motd\");\nDeleteResourceOrFail(\"file[/etc/mtd]\");\n", BadInput);

    [Test]
    public void An_attribute()
    {
        Kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"port\"] = 80;\n");
        RecipeRefused("int port = node[\"web\"][\"prot\"];\n", BadInput);
    }

    [Test]
    public void An_attribute_of_the_wrong_type()
    {
        Kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"port\"] = \"eighty\";\n");
        RecipeRefused("// the port\nint port = node[\"web\"][\"port\"];\n", BadInput);
    }

    [Test]
    public void Attributes_that_do_not_fit_a_record()
    {
        Kitchen.Has("cookbooks/web/libraries/Settings.cs", "namespace Web;\n\npublic sealed record Settings\n{\n    public required int Port { get; init; }\n    public required string Name { get; init; }\n}\n");
        Kitchen.Has("cookbooks/web/attributes/default.csx", "Default[\"web\"][\"port\"] = \"eighty\";\n");
        RecipeRefused("Settings settings = node.Attributes<Settings>(\"web\");\n", BadInput);
    }

    [Test]
    public void A_role_in_Ruby()
    {
        Kitchen.Has("roles/web.rb", "name 'web'\n").Has("node.json", """{ "run_list": ["role[web]"] }""");
        Refused(BadInput);
    }

    [Test]
    public void An_environment_in_Ruby()
    {
        Kitchen.Recipe("").Has("environments/production.rb", "name 'production'\n");
        Refused(BadInput, ["-E", "production"]);
    }
}
