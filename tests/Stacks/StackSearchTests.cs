using RecipeRunner.Nodes;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Stacks;

/// <summary>The searches that cookbooks made on OpsWorks find what they found there.</summary>
internal sealed class StackSearchTests
{
    [TestCase("aws_opsworks_instance", "role:app1 AND status:online", "app11 app112 app113 shared1")]
    [TestCase("aws_opsworks_instance", "role:app2", "app21 shared1")]
    [TestCase("aws_opsworks_instance", "role:app1 AND (status:running_setup OR status:booting)", "app12 app17")]
    [TestCase("aws_opsworks_instance", "self:true", "app1-haproxy1")]
    [TestCase("aws_opsworks_instance", "hostname:app2*", "app2-haproxy1 app21")]
    [TestCase("aws_opsworks_instance", "layer_ids:9e96f7b4-eeb4-548c-8629-df0f6b79c3e4 AND status:online", "app11 app112 app113 shared1")]
    [TestCase("aws_opsworks_layer", "name:HAProxy*", "app1-haproxy app2-haproxy")]
    [TestCase("aws_opsworks_layer", "layer_id:9e96f7b4-eeb4-548c-8629-df0f6b79c3e4", "app1")]
    [TestCase("aws_opsworks_layer", "shortname:app1", "app1")]
    public void In_Chef_12_s_data_bags(string index, string query, string found) => Samples.InChef12("partial", () =>
        Assert.That(string.Join(' ', Search(index, query).Select(i => (string)i["id"]!)), Is.EqualTo(found)));

    [TestCase("aws_opsworks_app", "*:*", "other_app simple_app")]
    [TestCase("aws_opsworks_app", "deploy:true", "simple_app")]
    [TestCase("aws_opsworks_app", "type:other", "other_app simple_app")]
    [TestCase("aws_opsworks_app", "app_id:a7367fb2-f4ab-57cb-89ce-fccf24d7b930", "simple_app")]
    [TestCase("aws_opsworks_command", "type:deploy", "1c335039-4bdb-5104-b7ba-b48ff5475a1c")]
    public void In_those_of_a_deployment(string index, string query, string found) => Samples.InChef12("deploy", () =>
        Assert.That(string.Join(' ', Search(index, query).Select(i => (string)i["id"]!)), Is.EqualTo(found)));

    [Test]
    public void First_is_read_like_attributes() => Samples.InChef12("deploy", () =>
    {
        Assert.That((string)Search("aws_opsworks_instance", "self:true").First()["private_ip"]!, Is.EqualTo("127.1.1.2"));
        Assert.That((string)Search("aws_opsworks_stack").First()["region"]!, Is.EqualTo("us-east-1"));
        Assert.That((string)Search("aws_opsworks_rds_db_instance").First()["address"]!, Does.StartWith("demo."));
        Assert.That((string)DataBagItem("aws_opsworks_app", "simple_app")["app_source"]["url"]!, Does.EndWith("simple_app.git"));
    });

    [TestCase("role:app1", "app11 app112 app113 shared1")]
    [TestCase("layers:app1", "app11 app112 app113 shared1")]
    [TestCase("tags:app2", "shared1")]
    [TestCase("role:app1-haproxy", "test")]
    [TestCase("layers:app1-haproxy", "test")]
    [TestCase("role:app2-haproxy AND status:online", "app2-haproxy1")]
    [TestCase("name:*", "app11 app112 app113 app2-haproxy1 shared1 test")]
    [TestCase("role:app1 AND private_ip:127.1.1.13", "app112")]
    public void In_the_nodes_that_a_Chef_11_stack_presents(string query, string found) => Samples.InChef11("partial.json", () =>
        Assert.That(string.Join(' ', Search("node", query).Select(n => (string)n["name"]!)), Is.EqualTo(found)));

    [Test]
    public void A_node_of_a_Chef_11_stack_has_what_the_agent_gave_it() => Samples.InChef11("small-chef11.json", () =>
    {
        AttributeValue app11 = Search("node", "name:app11").First();
        Assert.That((string)app11["private_ip"]!, Is.EqualTo("127.1.1.2"));
        Assert.That((string)app11["ipaddress"]!, Is.EqualTo("198.18.1.2"), "the public address");
        Assert.That((string)app11["ec2"]["local_ipv4"]!, Is.EqualTo("127.1.1.2"));
        Assert.That((string)app11["opsworks"]["stack"]["name"]!, Is.EqualTo("demo-small"));
        Assert.That(app11["opsworks"]["layers"].Keys, Is.EqualTo(["app1"]));
        Assert.That((string)app11["booted_at"]!, Is.EqualTo("2015-03-02T09:04:00+00:00"));
        Assert.That((string)Search("node", "role:app1-haproxy").First()["haproxy_lb"]["port"]!, Is.EqualTo("80"), "of this node all attributes");
    });

    [Test]
    public void What_attributes_change_in_the_stack_a_later_search_finds() => Samples.InChef11("small-chef11.json", () =>
    {
        Assert.That(Search("node", "role:app1").Count, Is.EqualTo(2));
        Override["opsworks"]["layers"]["app1"]["instances"]["app12"]["status"] = "stopped";
        Assert.That(Search("node", "role:app1").Count, Is.EqualTo(1));
    });
}
