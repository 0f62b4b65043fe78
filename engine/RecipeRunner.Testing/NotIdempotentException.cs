namespace RecipeRunner.Testing;

/// <summary>
/// The second run of a test's converge did not do what it should: it changed something though the test does not say why, or nothing
/// though it does, or it failed.
/// </summary>
public sealed class NotIdempotentException(string message, Exception? inner = null) : Exception(message, inner);
