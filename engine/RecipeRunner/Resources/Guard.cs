using System.Runtime.CompilerServices;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources;

/// <summary>A guard of <c>only_if</c> or <c>not_if</c>: a command that answers by its exit code, or a condition.</summary>
public sealed record Guard
{
    /// <summary>The command; null where a condition stands.</summary>
    public Command? Command { get; }

    /// <summary>The condition; null where a command stands.</summary>
    public Func<bool>? Condition { get; }

    /// <summary>A guard that runs a command; <see cref="Command.Changes"/> is taken as false.</summary>
    public Guard(Command command) => Command = command with { Changes = false };

    /// <summary>A guard that asks a condition.</summary>
    public Guard(Func<bool> condition) => Condition = condition;

    /// <summary>A text for the shell.</summary>
    public static implicit operator Guard(string command) => new(Command.Shell(command));

    /// <summary>A command without a shell.</summary>
    public static implicit operator Guard(string[] command) => new(new Command(command));
}

/// <summary>The guards of a resource; several <c>OnlyIf</c> must all hold, and any <c>NotIf</c> that holds forbids.</summary>
[CollectionBuilder(typeof(Guards), nameof(Create))]
public sealed class Guards : IEnumerable<Guard>
{
    private readonly Guard[] items;

    private Guards(Guard[] items) => this.items = items;

    /// <summary>Builds guards from a collection expression; nulls are dropped.</summary>
    public static Guards Create(ReadOnlySpan<Guard?> guards) => new([.. Many.Create(guards)]);

    /// <summary>One text for the shell.</summary>
    public static implicit operator Guards(string command) => new([command]);

    /// <summary>One command without a shell.</summary>
    public static implicit operator Guards(string[] command) => new([command]);

    /// <summary>One guard.</summary>
    public static implicit operator Guards(Guard guard) => new([guard]);

    /// <inheritdoc/>
    public IEnumerator<Guard> GetEnumerator() => ((IEnumerable<Guard>)items).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => items.GetEnumerator();
}
