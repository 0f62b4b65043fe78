using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Cli.Settings;

internal sealed class RubySettingsTests
{
    private readonly SettingsFolder folder = new();

    [OneTimeTearDown]
    public void Remove() => folder.Dispose();

    private RunOptions Read(string text) => folder.Has("solo.rb", text).Plan("-c", "solo.rb");

    [Test]
    public void A_solo_rb_of_the_usual_kind_is_read()
    {
        RunOptions options = Read("""
            # Written long ago.
            root = File.absolute_path(File.dirname(__FILE__))

            solo true
            file_cache_path "#{root}/cache"
            file_backup_path root + '/backup'
            cookbook_path [ File.join(root, 'cookbooks'),
                            File.join(root, "site-cookbooks") ]
            role_path        %w(/srv/roles /opt/roles)
            json_attribs File.expand_path('../web.json', __FILE__)
            data_bag_path(root + "/bags")
            encrypted_data_bag_secret "/etc/secret"
            environment 'production'
            node_name ENV['NO_SUCH_VARIABLE'] || "web#{1}"
            lockfile "/run/solo.lock"
            log_location STDOUT
            log_level :debug
            """);
        Assert.Multiple(() =>
        {
            Assert.That(options.CookbookPaths, Is.EqualTo([folder["cookbooks"], folder["site-cookbooks"]]));
            Assert.That(options.RolePaths, Is.EqualTo(["/srv/roles", "/opt/roles"]));
            Assert.That(options.DataBagPaths, Is.EqualTo([folder["bags"]]));
            Assert.That(options.JsonAttributes, Is.EqualTo(folder["web.json"]));
            Assert.That(options.SecretFile, Is.EqualTo("/etc/secret"));
            Assert.That(options.Environment, Is.EqualTo("production"));
            Assert.That(options.NodeName, Is.EqualTo("web1"));
            Assert.That(options.LockFile, Is.EqualTo("/run/solo.lock"));
            Assert.That(options.StateFolders.Cache, Is.EqualTo(folder["cache"]));
            Assert.That(options.StateFolders.Backups, Is.EqualTo(folder["backup"]));
            Assert.That(options.StateFolders.State, Is.EqualTo("/var/lib/recipe-runner"));
        });
    }

    // The right side is what Ruby makes of the left one.
    [TestCase("'it' 's'", "its")]
    [TestCase("""'a\'b\\c\n'""", """a'b\c\n""")]
    [TestCase("\"a\\\"b\\\\c\\u0041\"", "a\"b\\cA")]
    [TestCase("%q(a (b) c)", "a (b) c")]
    [TestCase("'a' 'b'", "ab")]
    [TestCase("'a' \\\n  'b'", "ab")]
    [TestCase("'a' +\n  'b'", "ab")]
    [TestCase("('a' + 'b')", "ab")]
    [TestCase(":web", "web")]
    [TestCase(":\"w b\"", "w b")]
    [TestCase("nil || false || 'x'", "x")]
    [TestCase("\"#{:a}-#{12}-#{nil}-#{true}-#{1.5}\"", "a-12--true-1.5")]
    [TestCase("\"#{\"in#{'ner'}\"}\"", "inner")]
    [TestCase("\"{ \\#{x} #x }\"", "{ #{x} #x }")]
    [TestCase("File.join('a/', '/b', ['c', 'd'])", "a/b/c/d")]
    [TestCase("File.dirname('/a/b/')", "/a")]
    [TestCase("File.dirname('/a')", "/")]
    [TestCase("File.dirname('a')", ".")]
    [TestCase("File.basename('/a/b.rb', '.rb')", "b")]
    [TestCase("File.basename '/a/b.rb'", "b.rb")]
    [TestCase("::File.expand_path('../c', '/a/b')", "/a/c")]
    [TestCase("File.expand_path('/c', '/a/b')", "/c")]
    [TestCase("File.dirname(File.expand_path('..', '/a/b/c'))", "/a")]
    [TestCase("ENV.fetch('NO_SUCH_VARIABLE', 'x')", "x")]
    [TestCase("({ 'a' => 'x', :b => 1 }['a'])", "x")]
    [TestCase("({ a: 'x', \"c\": 2 }[:a])", "x")]
    [TestCase("['a', 'b'][-1]", "b")]
    [TestCase("'A'.downcase.to_sym", "a")]
    [TestCase("'x' # a comment", "x")]
    [TestCase("'x';", "x")]
    public void A_value_is_what_Ruby_makes_of_it(string value, string expected) => Assert.That(Read($"node_name {value}\n").NodeName, Is.EqualTo(expected));

    [TestCase("node_name 'x'")]
    [TestCase("node_name('x')")]
    [TestCase("node_name ('x')")]
    [TestCase("Chef::Config[:node_name] = 'x'")]
    [TestCase("Chef::Config['node_name'] = 'x'")]
    [TestCase("Chef::Config.node_name = 'x'")]
    [TestCase("Chef::Config.node_name 'x'")]
    [TestCase("::Chef::Config.node_name('x')")]
    [TestCase("node_name 'y'\nnode_name 'x'")]
    [TestCase("environment 'x'\nnode_name environment")]
    [TestCase("environment 'x'\nnode_name \"#{Chef::Config[:environment]}\"")]
    [TestCase("=begin\nnode_name (\n=end\nnode_name 'x'\n__END__\nnode_name (")]
    [TestCase("node_name 'x'\nnode_name nil")]
    public void A_setting_has_many_spellings(string text) => Assert.That(Read(text).NodeName, Is.EqualTo("x"));

    [Test]
    public void A_relative_path_is_seen_from_the_working_folder_as_in_Chef() =>
        Assert.That(folder.Has("etc/solo.rb", "cookbook_path 'mine', 'theirs'\n").Plan("-c", "etc/solo.rb").CookbookPaths, Is.EqualTo([folder["mine"], folder["theirs"]]));

    [Test]
    public void The_other_folders_are_looked_for_beside_the_cookbooks_as_in_Chef()
    {
        RunOptions options = Read("cookbook_path ['/a/cookbooks', '/b/cookbooks', '/a/site-cookbooks']\nenvironment_path '/e'\n");
        Assert.That(options.RolePaths, Is.EqualTo(["/a/roles", "/b/roles"]));
        Assert.That(options.DataBagPaths, Is.EqualTo(["/a/data_bags", "/b/data_bags"]));
        Assert.That(options.NodePaths, Is.EqualTo(["/a/nodes", "/b/nodes"]));
        Assert.That(options.EnvironmentPaths, Is.EqualTo(["/e"]));
    }

    [Test]
    public void The_root_of_a_repository_holds_all_folders()
    {
        RunOptions options = Read("chef_repo_path '/repo'\n");
        Assert.That((options.CookbookPaths[0], options.EnvironmentPaths[0]), Is.EqualTo(("/repo/cookbooks", "/repo/environments")));
    }

    [Test]
    public void A_cache_path_holds_caches_and_backups()
    {
        RunOptions options = Read("cache_path '/c'\nfile_backup_path '/b'\n");
        Assert.That((options.StateFolders.Cache, options.StateFolders.Backups), Is.EqualTo(("/c/cache", "/b")));
    }

    [Test]
    public void Settings_that_mean_nothing_here_are_named_once()
    {
        (_, string output, _) = folder.Has("client.rb", """
            chef_server_url  "https://chef.mirror.example/organizations/x"
            ssl_verify_mode :verify_none
            ssl_verify_mode :verify_peer
            ohai.disabled_plugins = [ :Passwd ]
            Ohai::Config[:plugin_path] = '/x'
            knife[:editor] = "vim"
            chef_zero.enabled true
            cache_options( :path => "/x", skip_expires: true )
            local_mode true
            """).Call(new FakeEngine(), "plan", "-c", "client.rb");
        Assert.That(output, Is.EqualTo("Chef's settings without a meaning here: chef_server_url, ssl_verify_mode, ohai.disabled_plugins, ohai.plugin_path, knife.editor, cache_options\n"));
    }

    [Test]
    public void A_proxy_goes_into_the_environment_unless_one_is_there()
    {
        Environment.SetEnvironmentVariable("https_proxy", "http://kept.mirror.example");
        try
        {
            Read("http_proxy 'proxy.mirror.example:3128'\nhttp_proxy_user 'me'\nhttp_proxy_pass 'a b'\nhttps_proxy 'http://other.mirror.example'\n");
            Assert.That(Environment.GetEnvironmentVariable("http_proxy"), Is.EqualTo("http://me:a%20b@proxy.mirror.example:3128"));
            Assert.That(Environment.GetEnvironmentVariable("https_proxy"), Is.EqualTo("http://kept.mirror.example"));
        }
        finally
        {
            foreach (string name in new[] { "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY" }) Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Test]
    public void A_variable_of_the_environment_is_read()
    {
        Environment.SetEnvironmentVariable("RECIPE_TEST_NAME", "web7");
        Assert.That(Read("node_name ENV['RECIPE_TEST_NAME'] || 'x'").NodeName, Is.EqualTo("web7"));
    }
}
