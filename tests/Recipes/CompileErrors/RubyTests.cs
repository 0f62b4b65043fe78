using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Recipes.CompileErrors;

/// <summary>A cookbook of Chef, pasted as it is.</summary>
internal sealed class RubyTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish() => kitchen = new Kitchen().Cookbook("web");

    [TearDown]
    public void Leave() => kitchen.Dispose();

    [Test]
    public void A_recipe_of_Chef_is_one_error_that_shows_its_first_statement_in_CSharp()
    {
        kitchen.Recipe("""
            # Cookbook:: web

            package 'nginx' do
              action :install
            end

            template '/etc/nginx/nginx.conf' do
              source 'nginx.conf.erb'
              owner 'root'
              mode '0644'
              notifies :reload, 'service[nginx]'
            end

            service "nginx" do
              action [:enable, :start]
            end
            """)
            .Has("cookbooks/web/recipes/site.csx", """
            template '/etc/nginx/nginx.conf' do
              source 'nginx.conf.erb'   # of this cookbook
              mode 0644
              backup 3
              sensitive true
              notifies :reload, 'service[nginx]', :immediately
              notifies :run, "execute[count]"
            end
            """)
            .Has("cookbooks/web/recipes/words.csx", "package %w(nginx curl)\n")
            .Has("cookbooks/web/attributes/default.csx", "default['web']['port'] = 80\ndefault['web']['names'] = %w(a b)\n");
        Snapshot.Matches(kitchen.Say("check", "--state-dir", kitchen.State).ToString(), "ruby_in_check");
        Snapshot.Matches(kitchen.Plan().ToString(), "ruby_in_plan");
        Snapshot.Matches(kitchen.Say("check", "--format", "json", "--state-dir", kitchen.State).Out.Split("\"cookbooks\"")[0], "ruby_in_json");
    }

    [Test]
    public void Ruby_in_a_library_is_one_error()
    {
        kitchen.Recipe("Package(\"a\");").Has("cookbooks/web/libraries/helper.cs", "# Helpers\nmodule Web\n  def self.port(node)\n    node['web']['port']\n  end\nend\n");
        string[] told = kitchen.Plan().Out.Split('\n');
        Assert.That(told.Where(line => line.Contains(": CS", StringComparison.Ordinal)), Has.Exactly(1).Items.And.All.Contains("libraries/helper.cs:2:1:").And.All.Contains("This is Ruby, and a library is C# here"));
    }

    [TestCase("if node['web'] then\n  package 'x'\nend\n", 1)]
    [TestCase("%w(a b).each do |x|\n  package x\nend\n", 1)]
    [TestCase("include_recipe \"web::\" + name do\nend\n", 1)]
    [TestCase("file '/a' do\n  content \"port #{node['port']}\"\nend\n", 1)]
    [TestCase("execute 'x' do\n  only_if { ::File.exist?('/a') }\nend\n", 1)]
    [TestCase("user 'x' do\n  frobnicate 'y'\nend\n", 1)]
    [TestCase("Package(\"a\");\nfile '/a' do\n  mode mode\nend\n", 2)]
    [TestCase("File(\"/a\", new()\n{\n    Mode = \"0644\",\n    notifies :reload, 'service[x]'\n});\n", 4)]
    public void What_cannot_be_translated_for_certain_is_not(string recipe, int line)
    {
        string error = kitchen.Recipe(recipe).Plan().Out;
        Assert.That(error, Does.Contain($"recipes/default.csx:{line}:").And.Contain("This is Ruby, and a recipe is C# here; docs/coming-from-chef.md").And.Not.Contain("In C#"), error);
    }

    [Test]
    public void A_script_for_the_shell_in_a_text_is_no_Ruby()
    {
        kitchen.Recipe(""""
            Execute("count", new() { Command = """
                for i in 'a' 'b'; do
                  echo 'x'
                end
                """ });
            Log("a"
            """");
        Assert.That(kitchen.Plan().Out, Does.Contain("default.csx:6:8: CS1026: ')' expected.").And.Not.Contain("Ruby"));
    }

    [TestCase("a\n  b <%= @x %>\n", "motd.sbn:2:5: This is ERB, and a template is Scriban here: <%= @x %> would be written out as it stands. Write {{ x }}.")]
    [TestCase("<% if node['web']['tls'] -%>\n", "Write {{ if node.web.tls }}.")]
    [TestCase("<%- @sites.each do |site| %>\n", "docs/coming-from-chef.md sets the two side by side.")]
    public void Erb_in_a_template_is_told_in_a_plan_and_by_check(string template, string said)
    {
        kitchen.Recipe("Template(\"/etc/motd\");").Has("cookbooks/web/templates/motd.sbn", template);
        Assert.That(kitchen.Plan().Out, Does.Contain(said));
        Assert.That(kitchen.Say("check", "--state-dir", kitchen.State).Out, Does.Contain("RR009").And.Contain(said[(said.IndexOf(": ", StringComparison.Ordinal) + 1)..].Trim()));
    }

    [Test]
    public void What_only_looks_like_Erb_is_text()
    {
        kitchen.Recipe("Template(\"/etc/motd\");").Has("cookbooks/web/templates/motd.sbn", "$template a,\"<%PRI%>1 %TIMESTAMP%\"\n50 <% of all\n");
        Assert.That(kitchen.Plan().ExitCode, Is.EqualTo(ExitCode.ChangesPlanned));
    }
}
