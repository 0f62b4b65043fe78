namespace RecipeRunner.Tests.Cli.Settings;

/// <summary>Each mistake in a settings file, as a person sees it.</summary>
internal sealed class BadSettingsTests
{
    private static readonly string[] Ruby =
    [
        "node_name 'web1'\nrequire 'rubygems'\n",
        "cookbook_path = '/srv/cookbooks'\n",
        "cokbook_path '/srv/cookbooks'\n",
        "cookbook_path '/a' if File.exist?('/a')\n",
        "if ENV['X']\n  node_name 'x'\nend\n",
        "node_name `hostname`\n",
        "node_name <<~X\n  web\nX\n",
        "node_name Socket.gethostname\n",
        "node_name ENV.fetch('NO_SUCH_VARIABLE')\n",
        "cookbook_path File.join(ENV['NO_SUCH_VARIABLE'], 'x')\n",
        "root = '/srv'\ncookbook_path \"#{rot}/cookbooks\"\n",
        "node_name 'web1\n",
        "cookbook_path ['/a', '/b'\nrole_path '/c'\n",
        "node_name 12\n",
        "cookbook_path 12\n",
        "cookbook_path\n",
        "color 'yes'\n",
        "log_level :loud\n",
        "formatter 'null'\n",
        "log_location :syslog\n",
        "json_attribs 'http://mirror.example/node.json'\n",
        "report_handlers << Mine.new\n",
        "node_name 'a' + nil\n",
        "node_name %r(x)\n",
        "node_name 0b2\n",
        "node_name [1].map { |x| x }\n",
        "Mixlib::Log.level = :x\n",
        "http_proxy_pass 'hunter2' if true\n",
        "=begin\nnode_name 'x'\n",
    ];

    private static readonly string[] Json =
    [
        "{ \"cookbook_path\": 1 }",
        "{ \"cookbook_path\": [] }",
        "{\n  \"node_name\": \"x\",\n  \"haproxy\": { \"port\": 80 }\n}",
        "{ \"node_nme\": \"x\" }",
        "{ \"node_name\": 'x' }",
        "{ \"node_name\": \"x\", }",
        "{ \"color\": \"no\" }",
        "{ \"log_level\": \"lout\" }",
    ];

    [Test]
    public void Mistakes_in_Ruby()
    {
        using var folder = new SettingsFolder();
        Snapshot.Matches(string.Join('\n', Ruby.Select(text => $"{text}--------\n{folder.RefusedRuby(text)}")), "ruby");
    }

    [Test]
    public void Mistakes_in_JSON()
    {
        using var folder = new SettingsFolder();
        Snapshot.Matches(string.Join('\n', Json.Select(text => $"{text}\n--------\n{folder.RefusedJson(text)}")), "json");
    }

    [TestCase("missing.rb", "missing.rb: the file does not exist")]
    [TestCase("solo.yml", "-c takes a solo.rb or client.rb (any *.rb) or a recipe-runner.json (any *.json), not solo.yml")]
    public void A_file_that_cannot_be_read_is_named(string name, string message)
    {
        using var folder = new SettingsFolder();
        Assert.That(folder.Refused("-c", name), Does.Contain(message));
    }

    [Test]
    public void A_file_that_is_not_UTF_8_is_named()
    {
        using var folder = new SettingsFolder();
        File.WriteAllBytes(folder["solo.rb"], [0x23, 0xFF]);
        Assert.That(folder.Refused("-c", "solo.rb"), Does.Contain("solo.rb: the file cannot be read"));
    }
}
