namespace RecipeRunner.Reporting;

/// <summary>What recipes and templates read of the node's attributes, told at the end of a run that found something to do or failed.</summary>
/// <param name="Attributes">Each attribute once, worked out when first asked for.</param>
internal sealed record AttributesRead(Lazy<IReadOnlyList<AttributeRead>> Attributes) : RunEvent;

/// <summary>An attribute as it was last read.</summary>
/// <param name="Path">Its path: <c>haproxy.port</c>.</param>
/// <param name="Value">Its value, short; masked when its name says that it is a secret.</param>
/// <param name="Level">The level that it comes from, as Chef calls it.</param>
/// <param name="SetBy">Who set it, with file and line.</param>
/// <param name="ReadAt">The line that read it; null when that is not known.</param>
internal sealed record AttributeRead(string Path, string Value, string Level, string SetBy, string? ReadAt);
