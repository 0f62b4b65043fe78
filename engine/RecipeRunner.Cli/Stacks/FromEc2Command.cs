using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.OpsWorks.Ec2;
using RecipeRunner.OpsWorks.Writing;

namespace RecipeRunner.Cli.Stacks;

/// <summary><c>recipe-runner stack from-ec2</c>.</summary>
internal sealed class FromEc2Command() : CliCommand("stack from-ec2", "Makes the JSON of one instance from the tags of EC2 instances.")
{
    private const int ShortestInterval = 5, LongestInterval = 3600;

    /// <summary>An answer that leaves a layer empty is asked for again, this much later.</summary>
    private static readonly TimeSpan SecondThought = TimeSpan.FromSeconds(5);

    private readonly Option<string?> stack = RunOptionSet.Text("--stack", "NAME", "The stack. Default: the only one");
    private readonly Option<string?> stackTag = RunOptionSet.Text("--stack-tag", "KEY", "The tag that names the stack. Default: opsworks:stack");
    private readonly Option<string?> layerTag = RunOptionSet.Text("--layer-tag", "KEY", "With * at its end: what stands there is a layer's short name. Without: its value lists short names, with commas. Default: opsworks:layer:*");
    private readonly Option<string?> nameTag = RunOptionSet.Text("--name-tag", "KEY", "The tag that holds the host name; an instance without it is called by its id. Default: opsworks:instance");
    private readonly Option<string?> answers = RunOptionSet.Text("--answers", "FOLDER", "Saved answers of `aws opsworks describe-stacks`, describe-layers, describe-apps: custom JSON, recipes and apps are taken from them");
    private readonly Option<string?> customJson = RunOptionSet.Text("--custom-json", "FILE", "The stack's custom JSON. Default: that of the saved answers");
    private readonly Option<string?> watch = RunOptionSet.Text("--watch", "SECONDS", $"Look again every so many seconds, {ShortestInterval} to {LongestInterval}, until SIGTERM; needs --out");
    private readonly StackJsonOptions json = new("Default: self, the one that this runs on");
    private readonly AmazonOptions amazon = new("that of the profile or of the instance", "Amazon's own");

    public override string Description => """
        OpsWorks tagged its instances, and the tags are still there after its end. This asks EC2
        for the instances of a stack, by these tags or your own, and makes the stack JSON of
        Chef 11 of them, for `converge -j`; an instance that runs is online. The credentials
        need ec2:DescribeInstances. The file is written only when it changes, and an answer
        that suddenly leaves a layer empty counts when a second one says the same.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner stack from-ec2 --out /etc/recipe-runner/stack.json", "the JSON of this instance"),
        ("recipe-runner stack from-ec2 --stack shop --instance app11 --region eu-west-1", "that of another, printed"),
        ("recipe-runner stack from-ec2 --out stack.json --watch 30", "kept up to date"),
        ("recipe-runner stack from-ec2 --stack-tag Environment --layer-tag Role --name-tag Name --stack shop", "by other tags"),
    ];

    public override IReadOnlyList<OptionGroup> Options =>
    [
        new("Whose", [stack, json.Instance, json.Event]),
        new("Tags", [stackTag, layerTag, nameTag]),
        new("What tags do not say", [answers, customJson]),
        new("Where to", [json.Out, watch]),
        amazon.Group,
    ];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        string? file = parsed.GetValue(json.Out);
        TimeSpan? interval = Interval(parsed.GetValue(watch));
        if (interval is not null && file is null) throw new RecipeRunnerException("--watch keeps a file up to date: name it with --out FILE.");
        var writer = new StackJsonWriter(host.Terminal);
        using var signals = new StopSignals(host.Terminal.Error);
        using var source = new Ec2Source(amazon.Read(parsed), Request(parsed));
        ExitCode exitCode = StackJsonWriter.Guard(signals, () =>
        {
            if (file is null) writer.Write(source.Read(writer.Warn, signals.Stop).GetAwaiter().GetResult(), null);
            else if (interval is { } every) Watch(source, file, every, writer, signals.Stop).GetAwaiter().GetResult();
            else Update(source, file, writer, signals.Stop).GetAwaiter().GetResult();
        });
        // A watch has no other end.
        return interval is null ? exitCode : ExitCode.Success;
    }

    private static async Task Update(Ec2Source source, string file, StackJsonWriter writer, CancellationToken stop)
    {
        var update = new StackUpdate(StackJsonWriter.OutputAt(file));
        UpdateResult result = update.Apply(await source.Read(writer.Warn, stop).ConfigureAwait(false));
        while (result == UpdateResult.Doubted)
        {
            await Task.Delay(SecondThought, stop).ConfigureAwait(false);
            result = update.Apply(await source.Read(writer.Warn, stop).ConfigureAwait(false));
        }
        writer.Say($"{file} is {(result == UpdateResult.Written ? "written" : "up to date")}");
    }

    private static async Task Watch(Ec2Source source, string file, TimeSpan interval, StackJsonWriter writer, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(interval);
        var watch = new StackWatch(token => source.Read(writer.WarnOnce, token), new(StackJsonWriter.OutputAt(file)), writer.Say, writer.Warn);
        await watch.Run(timer.WaitForNextTickAsync, stop).ConfigureAwait(false);
    }

    private Ec2Request Request(ParseResult parsed)
    {
        var byDefault = new TagMapping();
        TagMapping tags = new TagMapping
        {
            Stack = parsed.GetValue(stackTag) ?? byDefault.Stack,
            Layer = parsed.GetValue(layerTag) ?? byDefault.Layer,
            Name = parsed.GetValue(nameTag) ?? byDefault.Name,
        }.Checked();
        string? instance = parsed.GetValue(json.Instance);
        return new(parsed.GetValue(stack), instance == "self" ? null : instance, json.EventOf(parsed), tags, parsed.GetValue(answers), parsed.GetValue(customJson));
    }

    private static TimeSpan? Interval(string? text)
    {
        if (text is null) return null;
        if (int.TryParse(text, out int seconds) && seconds is >= ShortestInterval and <= LongestInterval) return TimeSpan.FromSeconds(seconds);
        throw new RecipeRunnerException($"--watch {text}: expected a number of seconds, {ShortestInterval} to {LongestInterval}.");
    }
}
