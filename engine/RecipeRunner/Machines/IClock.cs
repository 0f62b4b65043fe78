namespace RecipeRunner.Machines;

/// <summary>The time of a machine.</summary>
public interface IClock
{
    /// <summary>Now, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Waits; a plan and a test do not.</summary>
    void Sleep(TimeSpan time);
}
