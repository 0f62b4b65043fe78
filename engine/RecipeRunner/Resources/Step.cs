using RecipeRunner.Machines;

namespace RecipeRunner.Resources;

/// <summary>One visible change that a resource would make.</summary>
/// <param name="Description">What it does, as a person reads it: "create new file /etc/motd".</param>
/// <param name="Apply">Does it, on the machine that is given: the real one, or a plan's overlay.</param>
public sealed record Step(string Description, Action<IMachine> Apply)
{
    /// <summary>The change of content, worked out only when somebody shows it; null for none.</summary>
    public Func<ContentChange>? Diff { get; init; }

    /// <summary>
    /// Why this step is not certain even when everything before it is ("the download may be the same"); null when it is certain.
    /// </summary>
    public string? MayBecause { get; init; }

    /// <summary>False for a step that only says something, as a <c>log</c> does: it counts as no update. Default true.</summary>
    public bool IsChange { get; init; } = true;

    /// <summary>
    /// True for a step that runs something of which not all effects are known, a command or a package's scripts: after it a plan
    /// does not take a failure for certain. Default false.
    /// </summary>
    public bool IsOpaque { get; init; }

    /// <summary>
    /// Asked once the step is applied, and again after each pause that it returns, until it returns null: for a step that waits
    /// for something. A run that is told to stop ends between two questions. A plan does not ask. Default null: it waits for nothing.
    /// </summary>
    public Func<IMachine, TimeSpan?>? Await { get; init; }
}

/// <summary>Content before and after a step.</summary>
/// <param name="Path">The file.</param>
/// <param name="Before">Bytes before; empty when there was no file.</param>
/// <param name="After">Bytes after; empty when it is removed.</param>
public sealed record ContentChange(string Path, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After);
