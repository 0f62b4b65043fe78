using System.CommandLine;
using Amazon.OpsWorks;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Cli.Stacks;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.OpsWorks.Pulling;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.Cli.OpsWorks;

/// <summary><c>recipe-runner opsworks pull</c>.</summary>
internal sealed class PullCommand() : CliCommand("opsworks pull", "Makes the JSON of one instance from an OpsWorks API that still answers.")
{
    private readonly Option<string?> stackId = RunOptionSet.Text("--stack-id", "ID", "The stack");
    private readonly Option<string?> save = RunOptionSet.Text("--save", "FOLDER", "Keep the answers there too, for `opsworks import` and `stack from-ec2 --answers`");
    private readonly StackJsonOptions json = new("Default: none, which --save allows");
    private readonly AmazonOptions amazon = new("us-east-1; requests are signed for it", "none");

    public override string Description => """
        OpsWorks Stacks itself ended on 26 May 2024. What still speaks its API, a mock or an
        endpoint of one's own, is asked for everything about a stack, and the stack JSON of
        Chef 11 for one instance and event is made of the answers, for `converge -j`. The file
        is written only when it changes.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples =>
    [
        ("recipe-runner opsworks pull --endpoint-url http://127.0.0.1:5000 --stack-id ID --instance app11 --out stack.json", "the JSON of app11"),
        ("recipe-runner opsworks pull --endpoint-url http://127.0.0.1:5000 --stack-id ID --save answers/", "all answers, for later"),
    ];

    public override IReadOnlyList<OptionGroup> Options => [new("Whose", [stackId, json.Instance, json.Event]), new("Where to", [json.Out, save]), amazon.Group];

    protected override ExitCode Run(ParseResult parsed, CommandHost host)
    {
        string id = parsed.GetValue(stackId) ?? throw new RecipeRunnerException("Which stack? Name its id with --stack-id ID.");
        string? folder = parsed.GetValue(save), instance = parsed.GetValue(json.Instance);
        if (instance is null && folder is null) throw new RecipeRunnerException("Whose JSON is wanted? Name an instance with --instance HOST, or keep the answers with --save FOLDER.");
        string @event = json.EventOf(parsed);
        var writer = new StackJsonWriter(host.Terminal);
        using var signals = new StopSignals(host.Terminal.Error);
        (AmazonOpsWorksClient client, string url) = OpsWorksEndpoint.Open(amazon.Read(parsed));
        using (client)
        {
            return StackJsonWriter.Guard(signals, () =>
            {
                Dictionary<string, byte[]> answers = new StackPull(client, url, writer.Warn).Answers(id, signals.Stop).GetAwaiter().GetResult();
                if (folder is not null) StackJsonWriter.Save(answers, folder);
                if (instance is null)
                {
                    writer.Say($"{answers.Count} answers are in {folder}");
                    return;
                }
                MapNode stack = ApiAnswers.Of(StackPull.Read(answers)).For(instance, @event, writer.Warn);
                writer.Write(stack, parsed.GetValue(json.Out));
            });
        }
    }
}
