namespace RecipeRunner;

/// <summary>Chef's log levels.</summary>
public enum LogLevel
{
    /// <summary>For those who look for a mistake in the engine.</summary>
    Trace,

    /// <summary>For those who look for a mistake in a recipe.</summary>
    Debug,

    /// <summary>Usual.</summary>
    Info,

    /// <summary>Something that should be looked at.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>The run cannot go on.</summary>
    Fatal,
}
