namespace RecipeRunner.Converging;

/// <summary>A resource failed, and so the run did.</summary>
public sealed class ResourceFailedException(ResourceSlot slot, string action, Exception cause)
    : RecipeRunnerException($"{slot.Key} (declared at {slot.Declaration.DeclaredAt}) failed in action {action}: {cause.Message}", cause is RecipeRunnerException known ? known.ExitCode : ExitCode.ResourceFailed, cause)
{
    /// <summary>The resource.</summary>
    public ResourceSlot Slot { get; } = slot;

    internal override bool IsPlaced => true;
}
