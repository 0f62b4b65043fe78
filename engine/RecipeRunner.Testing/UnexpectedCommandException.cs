namespace RecipeRunner.Testing;

/// <summary>A fake machine was asked to run a command that the test does not answer for.</summary>
public sealed class UnexpectedCommandException(string message) : Exception(message);
