namespace RecipeRunner.Machines;

/// <summary>
/// What a plan cannot know: the effects of a command, the files of a package that is not there yet. Whoever reads a doubtful
/// thing notes it here, and what was decided with such a reading is <i>may</i>, not certain.
/// </summary>
public sealed class Doubts
{
    /// <summary>Why the readings since <see cref="Clear"/> are doubtful; null when they are not.</summary>
    public string? Reason { get; private set; }

    /// <summary>Notes that something doubtful was read; the first reason stays.</summary>
    public void Note(string reason) => Reason ??= reason;

    /// <summary>
    /// While a step runs that is not certain itself: why. What it writes on an overlay is then doubtful to those who read it.
    /// </summary>
    public string? Writing { get; set; }

    /// <summary>Why the step that is being applied may not happen after all, when it finds that out only then: its check could not be asked.</summary>
    internal string? Applying { get; set; }

    /// <summary>Begins anew.</summary>
    public void Clear() => Reason = null;
}
