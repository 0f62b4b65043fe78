using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources;

/// <summary>A start, restart or reload of a service that a witness carries out; see <see cref="ServiceResource.Witness"/>.</summary>
public sealed class ServiceOrder
{
    private readonly Action<IServices> apply;
    private readonly Action<LogLevel, string> say;
    private Exception? failure;

    internal ServiceOrder(string service, ResourceAction action, IMachine machine, Action<IServices> apply, Action<LogLevel, string> say) =>
        (Service, Action, Machine, this.apply, this.say) = (service, action, machine, apply, say);

    /// <summary>The unit or init script.</summary>
    public string Service { get; }

    /// <summary>What is ordered: <c>start</c>, <c>restart</c> or <c>reload</c>.</summary>
    public ResourceAction Action { get; }

    /// <summary>The machine; never a plan's overlay.</summary>
    public IMachine Machine { get; }

    /// <summary>Has the init system do it. Returns what it says when it fails, which fails the action in any case; null when it did it.</summary>
    public string? CarryOut()
    {
        try
        {
            apply(Machine.Services);
        }
        catch (Exception e) when (e is not RunInterruptedException)
        {
            failure = e;
        }
        return failure?.Message;
    }

    /// <summary>Warns the person who watches the run.</summary>
    public void Warn(string text) => say(LogLevel.Warn, text);

    /// <summary>Lets a witness carry it out, and throws what that found.</summary>
    internal void Under(Func<ServiceOrder, string?> witness)
    {
        if (witness(this) is { } wrong) throw new RecipeRunnerException(wrong, ExitCode.ResourceFailed, failure);
        if (failure is not null) throw failure;
    }
}
