using Amazon.EC2;
using Amazon.EC2.Model;
using RecipeRunner.Converging;
using RecipeRunner.Text;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>Asks EC2 for the instances of a stack.</summary>
internal sealed class Ec2Instances(IAmazonEC2 client, TagMapping tags, string endpoint)
{
    private const int PageSize = 1000;

    /// <summary>All instances of a stack, in every state, with the name of the stack.</summary>
    /// <param name="stack">The stack's name; null when there is only one.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="RecipeRunnerException">There is no such stack.</exception>
    public async Task<(string Stack, IReadOnlyList<Instance> Instances)> OfStack(string? stack, CancellationToken stop)
    {
        if (stack is not null)
        {
            // In a filter * and ? stand for anything.
            Instance[] found = [.. (await Ask(new("tag:" + tags.Stack, [stack]), stop).ConfigureAwait(false)).Where(i => tags.StackOf(i) == stack)];
            if (found.Length > 0) return (stack, found);
        }
        List<Instance> tagged = await Ask(new("tag-key", [tags.Stack]), stop).ConfigureAwait(false);
        string[] stacks = [.. tagged.Select(tags.StackOf).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (stack is null && stacks is [var only]) return (only, tagged);
        throw new RecipeRunnerException((stack, stacks.Length) switch
        {
            (_, 0) => $"No instance at {endpoint} has a tag {tags.Stack}. Is it the right region and account? Another tag is named with --stack-tag.",
            (null, _) => $"There are {stacks.Length} stacks by the tag {tags.Stack}: name one with --stack ({string.Join(", ", stacks)}).",
            _ => $"No instance at {endpoint} has the tag {tags.Stack} = {stack}.{(Nearest.Hint(stack, stacks) is { Length: > 0 } hint ? hint : $" There are {string.Join(", ", stacks)}.")}",
        });
    }

    private async Task<List<Instance>> Ask(Filter filter, CancellationToken stop)
    {
        var instances = new List<Instance>();
        var request = new DescribeInstancesRequest { Filters = [filter], MaxResults = PageSize };
        do
        {
            DescribeInstancesResponse page = await client.DescribeInstancesAsync(request, stop).ConfigureAwait(false);
            foreach (Reservation reservation in page.Reservations ?? []) instances.AddRange(reservation.Instances ?? []);
            request.NextToken = page.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return instances;
    }
}
