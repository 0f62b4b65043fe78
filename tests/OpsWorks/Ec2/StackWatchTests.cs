using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Writing;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.OpsWorks.Ec2;

internal sealed class StackWatchTests
{
    private const string File = "/etc/stack.json";

    private readonly List<string> told = [], warned = [];

    private FakeMachine machine = null!;

    [SetUp]
    public void Start()
    {
        machine = FakeMachine.Debian12().HasDirectory("/etc");
        told.Clear();
        warned.Clear();
    }

    /// <summary>Runs over as many ticks as there are answers: layers with servers, or null for an error; returns how many were asked for.</summary>
    private async Task<int> Watch(params string?[] answers)
    {
        int ticks = 0, asked = 0;
        var update = new StackUpdate(new StackOutput(File, machine.Files));
        var watch = new StackWatch(_ => { asked++; return Task.FromResult(Answer(answers[ticks])); }, update, told.Add, warned.Add);
        await watch.Run(_ => ValueTask.FromResult(++ticks < answers.Length), CancellationToken.None);
        return asked;
    }

    private static MapNode Answer(string? layers)
    {
        if (layers is null) throw new RecipeRunnerException("EC2 is away");
        string json = string.Join(", ", layers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => $"\"{l}\": {{ \"instances\": {{ \"{l}1\": {{}} }} }}"));
        return JsonMap.Read(System.Text.Encoding.UTF8.GetBytes($"{{ \"opsworks\": {{ \"layers\": {{ {json} }} }} }}"), new OriginSource(OriginKind.StackData, "test"));
    }

    private string[] Layers() => [.. new StackOutput(File, machine.Files).PopulatedLayers().Order()];

    [Test]
    public async Task The_file_is_written_when_it_changes()
    {
        await Watch("app1", "app1", "app1 app2");
        Assert.That(told, Is.EqualTo(new[] { "the stack file is written", "the stack file is written" }));
        Assert.That(Layers(), Is.EqualTo(new[] { "app1", "app2" }));
    }

    [Test]
    public async Task An_answer_that_empties_a_layer_is_believed_the_second_time()
    {
        await Watch("app1 app2", "app2");
        Assert.That(Layers(), Is.EqualTo(new[] { "app1", "app2" }));
        Assert.That(warned, Is.EqualTo(new[] { "app1: no online instance any more; believed when the next answer says the same" }));

        await Watch("", "app1 app2", "", "app1", "app1");
        Assert.That(Layers(), Is.EqualTo(new[] { "app1" }), "a wrong answer in between counts for nothing; of two empty layers the one that is empty twice is believed");

        await Watch("", "");
        Assert.That(Layers(), Is.Empty);
    }

    [Test]
    public async Task An_error_is_told_once_and_its_end_too()
    {
        int asked = await Watch("app1", null, null, null, null, "app1", "app1", "app1", "app1");
        Assert.That(warned, Is.EqualTo(new[] { "EC2 is away\nThe stack file stays as it is; tried again until it works" }));
        Assert.That(told, Is.EqualTo(new[] { "the stack file is written", "the stack is known again" }));
        Assert.That(asked, Is.EqualTo(5), "after two failures one tick is left out, after three three");
        Assert.That(Layers(), Is.EqualTo(new[] { "app1" }));
    }

    [Test]
    public async Task However_long_an_error_lasts_it_is_tried_again()
    {
        int asked = await Watch([.. Enumerable.Repeat<string?>(null, 200), .. Enumerable.Repeat("app1", 16)]);
        Assert.That(Layers(), Is.EqualTo(new[] { "app1" }));
        Assert.That(asked, Is.LessThan(50));
    }

    [Test]
    public void It_ends_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        var watch = new StackWatch(_ => Task.FromResult(Answer("app1")), new(new StackOutput(File, machine.Files)), told.Add, warned.Add);
        Assert.That(async () => await watch.Run(token =>
        {
            stop.Cancel();
            token.ThrowIfCancellationRequested();
            return ValueTask.FromResult(true);
        }, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Layers(), Is.EqualTo(new[] { "app1" }));
    }
}
