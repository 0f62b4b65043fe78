using RecipeRunner.Stacks;
using RecipeRunner.Stacks.Import;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Stacks;

/// <summary>The same stack has the same servers, whatever the shape of its data.</summary>
internal sealed class SampleTests
{
    [TestCase("small-chef11.json", "small", "app1-haproxy1")]
    [TestCase("small-chef11.app11.json", "small", "app11")]
    [TestCase("empty-cluster.json", "empty-cluster", "app2-haproxy1")]
    [TestCase("partial.json", "partial", "app1-haproxy1")]
    [TestCase("partial.strict.json", "partial", "app1-haproxy1")]
    [TestCase("deploy-chef11.json", "deploy", "app11")]
    public void In_attributes(string json, string stack, string self) => Samples.InChef11(json, () =>
    {
        Assert.That(Samples.Servers(node.Stack()), Is.EqualTo(Samples.Expected(stack)));
        Assert.That(node.Stack().Self.HostName, Is.EqualTo(self));
        Assert.That((node.Stack().Name, node.Stack().Region, node.Stack().VpcId), Is.EqualTo(("demo-" + stack, "us-east-1", "vpc-0a1b2c3d")));
    });

    [TestCase("small", "app1-haproxy1")]
    [TestCase("empty-cluster", "app2-haproxy1")]
    [TestCase("partial", "app1-haproxy1")]
    [TestCase("deploy", "app11")]
    public void In_data_bags(string stack, string self) => Samples.InChef12(stack, () =>
    {
        Assert.That(Samples.Servers(node.Stack()), Is.EqualTo(Samples.Expected(stack)));
        Assert.That(node.Stack().Self.HostName, Is.EqualTo(self));
        Assert.That((node.Stack().Name, node.Stack().Region, node.Stack().VpcId), Is.EqualTo(("demo-" + stack, "us-east-1", "vpc-0a1b2c3d")));
    });

    [TestCase("small", "app1-haproxy1")]
    [TestCase("empty-cluster", "app2-haproxy1")]
    [TestCase("partial", "app1-haproxy1")]
    [TestCase("deploy", "app11")]
    public void In_answers_of_the_API_and_in_the_agent_s_JSON(string stack, string self)
    {
        foreach (string path in (string[])[$"api/{stack}", $"chef12/{stack}", $"chef12/{stack}/internal.json"])
        {
            Stack read = Samples.Of(StackFile.Read(Samples.File(path)).For(self, @event: null));
            Assert.That(Samples.Servers(read), Is.EqualTo(Samples.Expected(stack)), path);
            Assert.That(read.Self.HostName, Is.EqualTo(self), path);
            Assert.That((read.Name, read.Region, read.VpcId), Is.EqualTo(("demo-" + stack, "us-east-1", "vpc-0a1b2c3d")), path);
        }
    }

    [Test]
    public void During_its_first_setup_an_instance_is_in_no_layer() => Samples.InChef11("small-chef11.setup.json", () =>
    {
        Assert.That(node.Layer("app1-haproxy").Instances, Is.Empty);
        Assert.That(node.Stack().Self.Layers, Is.EqualTo(["app1-haproxy"]));
    });

    [Test]
    public void Data_bags_have_instances_in_every_status() => Samples.InChef12("partial", () =>
    {
        Assert.That(node.Stack().Instances, Has.Count.EqualTo(17));
        Assert.That(node.Layer("app1").Instances, Has.Count.EqualTo(14));
        Instance shared = node.Stack().Instances.Single(i => i.HostName == "shared1");
        Assert.That(shared.Layers, Is.EqualTo(["app1", "app2"]));
        Assert.That((shared.Region, shared.Backends, shared.BootedAt), Is.EqualTo(("us-east-1", (int?)null, (DateTimeOffset?)null)));
        Assert.That(shared.CreatedAt, Is.Not.Null);
    });

    [Test]
    public void Applications_are_the_same_in_attributes_and_in_data_bags()
    {
        string chef11 = "", chef12 = "";
        Samples.InChef11("deploy-chef11.json", () => chef11 = Apps());
        Samples.InChef12("deploy", () => chef12 = Apps());
        Assert.That(chef12, Is.EqualTo("simple_app Simple App other True www.example.com,example.com,simple_app public production git https://git.example.com/simple_app.git v1.2.3"));
        Assert.That(chef11, Is.EqualTo(chef12));

        static string Apps()
        {
            App app = node.Stack().Apps.Single(a => a.Deploy);
            return $"{app} {app.Name} {app.Type} {app.Deploy} {string.Join(',', app.Domains)} {app.DocumentRoot} {app.Environment["APP_ENV"]} {app.Source} {app.Source.Url} {app.Source.Revision}";
        }
    }
}
