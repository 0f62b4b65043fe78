using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;

namespace RecipeRunner.Converging;

/// <summary>How an attempt ended.</summary>
internal readonly record struct ActionResult(ActionStatus Status, string? Reason = null);

/// <summary>One attempt at one action: guards, present state, steps.</summary>
internal sealed class ActionAttempt(Run run, ResourceSlot slot, ResourceAction action, ResourceInfo info, DebtBook debts)
{
    private readonly List<Change> changes = [];

    /// <summary>The steps made so far, by all attempts.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>What came of the inner resources of a composite one, in all attempts.</summary>
    public ActionOutcome Composed { get; private set; }

    private Doubts Doubts => run.Machine.Doubts;

    public ActionResult Run(string? mayBecause)
    {
        run.Stop.ThrowIfCancelled();
        Doubts.Clear();
        // Lazy values are worked out in here, and ask the present context whether a block that was only planned may decide them.
        using Dsl.Current.Scope here = Dsl.Current.Enter(slot.Context);
        string? refusal = GuardRunner.Refusal(slot, run.Machine);
        string? doubt = mayBecause ?? Doubts.Reason;
        // A guard that read something doubtful has not decided anything: the action may run.
        if (refusal is not null && doubt is null) return new(ActionStatus.Skipped, refusal);
        return slot.Declaration is CompositeResource composite ? Compose(composite, doubt) : MakeSteps(doubt);
    }

    private ActionResult MakeSteps(string? doubt)
    {
        bool updated = false, certain = false;
        string? may = null;
        foreach (Step step in slot.Declaration.Steps(action, new ResourceContext(run, slot)))
        {
            run.Stop.ThrowIfCancelled();
            string? because = doubt ?? Doubts.Reason ?? step.MayBecause;
            if (step.IsChange)
            {
                debts.OweBeforeChange(slot);
                // What is opaque may look at files that were written before it, and a power cut must not turn their order around.
                if (step.IsOpaque) run.Machine.Files.Flush();
                run.Observer.On(new StepStarted(info, step.Description));
            }
            because = Apply(step, because);
            if (!step.IsChange) continue;
            if (step.IsOpaque) run.OpaqueStep ??= slot.Key;
            updated = true;
            certain |= because is null;
            may ??= because;
            var change = new Change(step.Description, DiffOf(step), run.IsPlan ? because : null);
            changes.Add(change);
            run.Observer.On(new StepCompleted(info, change));
        }
        if (updated) return Outcome(certain ? null : may);
        // Up to date as far as one can see, but what was read is doubtful.
        return Unchanged(doubt ?? Doubts.Reason);
    }

    /// <summary>In a plan: what the resource is about is in doubt from now on, for nobody knows whether this action does anything.</summary>
    public void LeaveInDoubt(string because)
    {
        if (run.Machine is not OverlayMachine plan) return;
        run.OpaqueStep ??= slot.Key;
        using Dsl.Current.Scope here = Dsl.Current.Enter(slot.Context);
        plan.HoldInDoubt(slot.Declaration.Touches, because);
    }

    private ActionResult Unchanged(string? doubt)
    {
        if (doubt is null || !run.IsPlan) return new(ActionStatus.UpToDate);
        LeaveInDoubt(doubt);
        return new(ActionStatus.MayUpdate, doubt);
    }

    /// <returns>Why it is not certain, which may have come out only now.</returns>
    private string? Apply(Step step, string? because)
    {
        Doubts.Writing = because;
        try
        {
            step.Apply(run.Machine);
            if (!run.IsPlan) Await(step);
            return because ?? Doubts.Applying;
        }
        finally
        {
            (Doubts.Writing, Doubts.Applying) = (null, null);
        }
    }

    private void Await(Step step)
    {
        while (step.Await?.Invoke(run.Machine) is { } pause)
        {
            run.Stop.ThrowIfCancelled();
            run.Machine.Clock.Sleep(pause);
        }
    }

    private ActionResult Compose(CompositeResource composite, string? doubt)
    {
        var inner = new RunContext(run, slot) { MayBecause = doubt };
        var converger = new Converger(inner);
        try
        {
            Declare(composite, inner, converger);
            new Resolver(run).Resolve(inner);
            converger.Converge();
        }
        finally
        {
            for (int i = 0; i < inner.Resources.Count; i++)
                if (inner.Resources[i] is { EverUpdated: true, MayBecause: var because })
                    Composed = new(true, Composed is { Updated: true, MayBecause: null } ? null : because);
        }
        return Composed.Updated ? Outcome(Composed.MayBecause) : Unchanged(inner.MayBecause);
    }

    private void Declare(CompositeResource composite, RunContext inner, Converger converger)
    {
        string? around = run.ComposingInDoubt;
        run.ComposingInDoubt = inner.MayBecause ?? around;
        if (composite.UnifiedMode) (inner.Unified, inner.IsDeclaring) = (converger, true);
        try
        {
            using (Dsl.Current.Enter(inner)) composite.Compose(action);
        }
        finally
        {
            run.ComposingInDoubt = around;
            inner.IsDeclaring = false;
        }
        // What it read while it decided what to declare.
        inner.MayBecause ??= Doubts.Reason;
    }

    private ActionResult Outcome(string? may) =>
        !run.IsPlan ? new(ActionStatus.Updated) : may is null ? new(ActionStatus.WouldUpdate) : new(ActionStatus.MayUpdate, may);

    private static string Unified(ContentChange change) => UnifiedDiff.Of(change.Path, change.Before.Span, change.After.Span);

    private Lazy<string>? DiffOf(Step step)
    {
        if (step.Diff is not { } diff) return null;
        return slot.Declaration.Sensitive ? new("suppressed sensitive resource") : new(() => Unified(diff()));
    }
}
