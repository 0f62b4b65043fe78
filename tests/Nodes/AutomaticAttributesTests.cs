using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AutomaticAttributesTests
{
    private sealed class Machine : IAutomaticAttributes
    {
        public List<string> Gathered { get; } = [];

        public IReadOnlyCollection<string> Keys => ["platform", "kernel", "cloud"];

        public object? Gather(string topLevelKey)
        {
            Gathered.Add(topLevelKey);
            return topLevelKey switch
            {
                "platform" => "debian",
                "kernel" => new Dictionary<string, object?> { ["name"] = "Linux" },
                _ => null,
            };
        }
    }

    private readonly Machine machine = new();
    private readonly Node node;

    public AutomaticAttributesTests() => node = new Node("test", machine);

    [Test]
    public void Nothing_is_gathered_before_it_is_read_and_then_once()
    {
        Assert.That(() => node["platfrom"], Throws.TypeOf<MissingAttributeException>().With.Message.Contains("did you mean platform"));
        Assert.That(machine.Gathered, Is.Empty);

        Assert.That((string)node["platform"] + node["platform"], Is.EqualTo("debiandebian"));
        Assert.That(machine.Gathered, Is.EqualTo(["platform"]));
    }

    [Test]
    public void A_gathered_map_merges_over_what_recipes_say()
    {
        node.Override["kernel"] = new() { ["name"] = "x", ["more"] = 1 };
        Assert.That(node["kernel"].ToString(), Is.EqualTo("""{"name":"Linux","more":1}"""));
        Assert.That(node["kernel"]["name"].Origin.Kind, Is.EqualTo(OriginKind.Automatic));
    }

    [Test]
    public void A_key_that_the_machine_does_not_have_is_absent()
    {
        Assert.That(node.Has("cloud"), Is.False);
        Assert.That(node.Keys, Is.EquivalentTo(["platform", "kernel"]));
    }

    [Test]
    public void A_key_that_is_written_is_not_gathered()
    {
        var own = new Machine();
        var other = new Node("test", own);
        other.Automatic["platform"] = "ubuntu";
        Assert.That((string)other["platform"], Is.EqualTo("ubuntu"));
        Assert.That(own.Gathered, Is.Empty);
    }
}
