namespace RecipeRunner.Handlers;

/// <summary>
/// Something to do at the start or the end of a run, in a cookbook's <c>libraries/</c> (Chef's <c>Chef::Handler</c>): tell a chat,
/// keep figures. A recipe enables it by <c>ReportHandler(new X { ... })</c> or <c>ExceptionHandler(new X { ... })</c>, settings by the
/// name of its class; the same class can serve in each role. One that fails is reported, and changes nothing of the run.
/// </summary>
public abstract class Handler
{
    /// <summary>Does what it is there for. A plan does not call it.</summary>
    /// <param name="run">The run so far: in a start handler just begun, else ended.</param>
    public abstract Task Report(RunReport run);
}
