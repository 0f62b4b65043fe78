using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.OpsWorks.Access;

namespace RecipeRunner.Cli.Stacks;

/// <summary>Where an API of Amazon is, and who asks: options of the aws command.</summary>
/// <param name="regionDefault">The region without the option.</param>
/// <param name="endpointDefault">The endpoint without the option.</param>
internal sealed class AmazonOptions(string regionDefault, string endpointDefault)
{
    private readonly Option<string?> region = RunOptionSet.Text("--region", "REGION", $"The region. Default: AWS_REGION, else {regionDefault}");
    private readonly Option<string?> endpointUrl = RunOptionSet.Text("--endpoint-url", "URL", $"The endpoint. Default: AWS_ENDPOINT_URL, else {endpointDefault}");
    private readonly Option<string?> profile = RunOptionSet.Text("--profile", "NAME", "A profile of ~/.aws. Default: the usual chain of environment, profile and instance role");

    public OptionGroup Group => new("Who asks, and whom", [region, endpointUrl, profile]);

    public AmazonAccess Read(ParseResult parsed) => new(parsed.GetValue(region), parsed.GetValue(endpointUrl), parsed.GetValue(profile));
}
