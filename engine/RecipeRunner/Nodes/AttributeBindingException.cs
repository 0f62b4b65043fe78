namespace RecipeRunner.Nodes;

/// <summary>One attribute that does not fit the type it is wanted as.</summary>
/// <param name="Path">The attribute's full path.</param>
/// <param name="Actual">What it is, and at which level who set it; <c>missing</c> when nothing is there.</param>
/// <param name="Expected">What was wanted.</param>
/// <param name="Origin">Who set it; null when it is missing.</param>
public sealed record AttributeBindingError(string Path, string Actual, string Expected, Origin? Origin)
{
    /// <summary>The whole error as one sentence.</summary>
    public override string ToString() => $"attribute {Path} is {Actual}; expected {Expected}";

    internal static AttributeBindingError Of(AttributeValue value, string expected) =>
        new(value.Path, value.Describe(), expected, value.Origin);
}

/// <summary>Attributes do not fit the types that a recipe wants them as. Carries every misfit, not only the first.</summary>
public sealed class AttributeBindingException : AttributeException
{
    internal AttributeBindingException(string path, IReadOnlyList<AttributeBindingError> errors, string? file, int line)
        : base(Text(errors), path, file, line) => Errors = errors;

    /// <summary>All misfits, in the order of the type's properties.</summary>
    public IReadOnlyList<AttributeBindingError> Errors { get; }

    private static string Text(IReadOnlyList<AttributeBindingError> errors) =>
        errors.Count == 1 ? errors[0].ToString() : $"{errors.Count} attributes do not fit:\n  " + string.Join("\n  ", errors);
}
