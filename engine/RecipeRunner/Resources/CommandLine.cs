using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.Resources;

/// <summary>
/// A command in a recipe: a text for the shell, or an array run without one, so that data from a JSON never becomes shell text.
/// </summary>
[CollectionBuilder(typeof(CommandLine), nameof(Create))]
public sealed class CommandLine : IEnumerable<string>
{
    private readonly Func<Command> make;

    private CommandLine(Func<Command> make) => this.make = make;

    /// <summary>Builds a command without a shell from a collection expression.</summary>
    public static CommandLine Create(ReadOnlySpan<string> arguments)
    {
        var command = new Command(arguments.ToArray());
        return new(() => command);
    }

    /// <summary>A text for the shell; null stays null, an unset property.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator CommandLine?(string? text) => text is null ? null : new(() => Command.Shell(text));

    /// <summary>A command without a shell.</summary>
    public static implicit operator CommandLine(string[] arguments) => Create(arguments);

    /// <summary>A text for the shell, worked out when the resource converges.</summary>
    public static implicit operator CommandLine(LazyValue<string> text) => new(() => Command.Shell(((Value<string>)text).Get()));

    /// <summary>A command without a shell, worked out when the resource converges.</summary>
    public static implicit operator CommandLine(LazyValue<string[]> arguments) => new(() => new Command(((Value<string[]>)arguments).Get()));

    /// <summary>An attribute: text is for the shell, a list is run without one.</summary>
    public static implicit operator CommandLine(AttributeValue attribute) => attribute.IsList ? Create(attribute.As<string[]>()) : (string)attribute!;

    /// <summary>The command.</summary>
    public Command Get() => make();

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => make().Arguments.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
