using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.OpsWorks.Writing;

/// <summary>Updates the stack file at each tick of a timer. An error ends nothing: it is told once, and ticks are left out until it passes.</summary>
/// <param name="read">Asks for the stack; throws a <see cref="RecipeRunnerException"/> when it cannot be had.</param>
/// <param name="update">What the answer is for.</param>
/// <param name="say">Told what happened.</param>
/// <param name="warn">Told what went wrong.</param>
internal sealed class StackWatch(Func<CancellationToken, Task<MapNode>> read, StackUpdate update, Action<string> say, Action<string> warn)
{
    private const int MostTicksLeftOut = 15;

    private string? problem;
    private int failures;

    /// <summary>Runs until the timer ends.</summary>
    /// <param name="tick">Waits for the next tick; false at the end.</param>
    /// <param name="stop">Ends it with an <see cref="OperationCanceledException"/>.</param>
    public async Task Run(Func<CancellationToken, ValueTask<bool>> tick, CancellationToken stop)
    {
        int leftOut = 0;
        do
        {
            if (leftOut-- > 0) continue;
            await Once(stop).ConfigureAwait(false);
            // 0, 1, 3, 7 and then 15 ticks after 1, 2, 3... failures.
            leftOut = Math.Min((1 << Math.Min(Math.Max(failures - 1, 0), 4)) - 1, MostTicksLeftOut);
        }
        while (await tick(stop).ConfigureAwait(false));
    }

    private async Task Once(CancellationToken stop)
    {
        try
        {
            UpdateResult result = update.Apply(await read(stop).ConfigureAwait(false));
            if (problem is not null) say("the stack is known again");
            (problem, failures) = (null, 0);
            if (result == UpdateResult.Written) say("the stack file is written");
            if (result == UpdateResult.Doubted) warn($"{string.Join(", ", update.Emptied)}: no online instance any more; believed when the next answer says the same");
        }
        catch (Exception e) when (e is RecipeRunnerException or IOException or UnauthorizedAccessException)
        {
            failures++;
            if (e.Message == problem) return;
            problem = e.Message;
            warn($"{problem}\nThe stack file stays as it is; tried again until it works");
        }
    }
}
