using RecipeRunner.Converging;
using RecipeRunner.Testing;
using RecipeRunner.Testing.Running;
using RecipeRunner.Tests.SystemTests.Hosts;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Testing;

/// <summary>A test finds its cookbooks from the file that it stands in.</summary>
public sealed class TestPlaceTests
{
    private Kitchen kitchen = null!;

    [SetUp]
    public void Furnish() => kitchen = new Kitchen().Cookbook("web")
        .Recipe("""File("/etc/a", new() { Content = DataBagItem("hosts", "mirror")["address"].ToString() });""")
        .Has("cookbooks/web/templates/b.sbn", "b")
        .Has("data_bags/hosts/mirror.json", """{ "id": "mirror", "address": "mirror.example" }""")
        .Has("roles/front.json", """{ "name": "front", "run_list": ["recipe[web]"] }""");

    [TearDown]
    public void Leave() => kitchen.Dispose();

    private RecipeTest On(FakeMachine machine) => RecipeTest.On(machine, kitchen.Path + "/cookbooks/web/tests/deep/WebTests.cs");

    [TestCase("recipe[web]")]
    [TestCase("role[front]")]
    public void Cookbooks_roles_and_data_bags_are_those_around_it(string item)
    {
        FakeMachine machine = FakeMachine.Debian12();
        On(machine).Converge(item);
        Assert.That(machine.ReadText("/etc/a"), Is.EqualTo("mirror.example"));
    }

    [Test]
    public void Lines_stand_in_its_cookbook()
    {
        FakeMachine machine = FakeMachine.Debian12();
        On(machine).Converge(() => Template("/etc/b", new() { Source = "b.sbn" }));
        Assert.That(machine.ReadText("/etc/b"), Is.EqualTo("b"));
    }

    [Test]
    public void The_shipped_cookbooks_come_last()
    {
        Assert.That(TestPlace.Shipped, Is.EqualTo(Path.Combine(Repository.Root, "cookbooks")));
        Assert.That(On(FakeMachine.Debian12()).TryPlan("recipe[haproxy]").Messages, Is.Empty);
        Assert.That(On(FakeMachine.Debian12()).TryPlan("recipe[wep]").Error, Is.TypeOf<RecipeRunnerException>().With.Message.Contains("Did you mean web?"));
    }

    [Test]
    public void A_file_outside_of_a_cookbook_belongs_to_none() => Assert.That(TestPlace.Of(kitchen.Path + "/elsewhere/Tests.cs").Cookbook, Is.Null);
}
