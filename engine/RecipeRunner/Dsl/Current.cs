using RecipeRunner.Converging;

namespace RecipeRunner.Dsl;

/// <summary>The run whose recipe is being read now; it is what the verbs of a recipe speak to.</summary>
internal static class Current
{
    private static readonly AsyncLocal<RunContext?> Ambient = new();

    /// <summary>The present run context.</summary>
    public static RunContext Context => Ambient.Value
        ?? throw new InvalidOperationException("The verbs of a recipe work only inside a run: this code ran outside one.");

    /// <summary>The present run; null outside one.</summary>
    public static Run? Run => Ambient.Value?.Run;

    /// <summary>Makes a context the present one until the result is disposed.</summary>
    public static Scope Enter(RunContext context)
    {
        var scope = new Scope(Ambient.Value);
        Ambient.Value = context;
        return scope;
    }

    /// <summary>
    /// Evaluates a lazy value. In a plan a block that would have run before may decide it: then it is doubtful.
    /// </summary>
    public static T EvaluateLazy<T>(Func<T> lazy)
    {
        if (Ambient.Value is { Run: { BlockPlanned: { } block } run }) run.Machine.Doubts.Note($"it is worked out after {block} has run");
        return lazy();
    }

    /// <summary>Restores the context that was present before.</summary>
    public readonly struct Scope(RunContext? before) : IDisposable
    {
        public void Dispose() => Ambient.Value = before;
    }
}
