using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RecipeRunner.Tests.Cookbooks;

namespace RecipeRunner.Tests.Conformance;

/// <summary>What <c>haproxy::opsworks</c> renders beside what Chef rendered from the built-in cookbook of OpsWorks.</summary>
[TestFixture]
[Category("Conformance")]
public sealed partial class OpsWorksGoldenTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.OpsWorksGolden);

    [TestCaseSource(nameof(Cases))]
    public void The_directives_are_those_of_OpsWorks(VectorCase golden)
    {
        IEnumerable<string> expected = OpsWorksDifferences.Apply(Directives(File.ReadAllText(Path.ChangeExtension(golden.File, ".cfg"))));
        Assert.That(string.Join('\n', Directives(Rendered(golden))), Is.EqualTo(string.Join('\n', expected)));
    }

    [TestCase("no fake server", "mode http|listen application 0.0.0.0:80|balance roundrobin|server localhost 127.0.0.1:8080 weight 1 maxconn 5 check", "mode http")]
    [TestCase("ACL names of legal characters",
        "acl php_application_a_domain_b_c_path path_beg /x|use_backend php if php_application_a_domain_b_c php_application_a_domain_b c_path",
        "acl php_application_a_domain_b_c_path path_beg /x|use_backend php if php_application_a_domain_b_c php_application_a_domain_b_c_path")]
    [TestCase("ACL names of legal characters",
        "acl php_application_a!_domain_b hdr_end(host) -i b|use_backend php if php_application_a!_domain_b|acl php_applications_ssl hdr_end(host) -i b",
        "acl php_application_a__domain_b hdr_end(host) -i b|use_backend php if php_application_a__domain_b|acl php_applications_ssl hdr_end(host) -i b")]
    [TestCase("servers in the order of their names", "backend a|server x10 h|server x9 h|backend b|server y h", "backend a|server x9 h|server x10 h|backend b|server y h")]
    public void Each_difference_changes_what_it_is_about(string name, string golden, string ours)
    {
        OpsWorksDifference difference = OpsWorksDifferences.All.Single(d => d.Name == name);
        Assert.That(difference.Apply(golden.Split('|')), Is.EqualTo(ours.Split('|')));
        Assert.That(difference.Reason, Is.Not.Empty);
    }

    /// <summary>The configuration that the recipe writes for a golden's attributes.</summary>
    internal static string Rendered(VectorCase golden)
    {
        var balancer = new Balancer();
        balancer.On(JsonNode.Parse(golden.Json.GetRawText())!).Converge("recipe[haproxy::opsworks]");
        return balancer.Rendered;
    }

    /// <summary>The lines without what HAProxy does not read: comments (their sentences are ours), blank lines and the width of white space.</summary>
    private static IEnumerable<string> Directives(string configuration) =>
        configuration.Split('\n').Select(line => Space().Replace(Comment().Replace(line, ""), " ").Trim()).Where(line => line.Length > 0);

    [GeneratedRegex(@"(^|\s)#.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
