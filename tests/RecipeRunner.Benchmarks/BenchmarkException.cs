namespace RecipeRunner.Benchmarks;

/// <summary>Something could not be measured, or its result was wrong; the message goes into the table.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
