using RecipeRunner.Resources;

namespace RecipeRunner.Dsl;

/// <summary>The actions and timings of Chef's resources by name, so that a recipe says <c>Action = [Enable, Start]</c>.</summary>
public static class Actions
{
#pragma warning disable CS1591 // each is the action of its name
    public static ResourceAction Nothing { get; } = ResourceAction.Nothing;
    public static ResourceAction Create { get; } = new("create");
    public static ResourceAction CreateIfMissing { get; } = new("create_if_missing");
    public static ResourceAction Delete { get; } = new("delete");
    public static ResourceAction Touch { get; } = new("touch");
    public static ResourceAction Run { get; } = new("run");
    public static ResourceAction Write { get; } = new("write");
    public static ResourceAction Install { get; } = new("install");
    public static ResourceAction Upgrade { get; } = new("upgrade");
    public static ResourceAction Remove { get; } = new("remove");
    public static ResourceAction Purge { get; } = new("purge");
    public static ResourceAction Reconfig { get; } = new("reconfig");
    public static ResourceAction Lock { get; } = new("lock");
    public static ResourceAction Unlock { get; } = new("unlock");
    public static ResourceAction Update { get; } = new("update");
    public static ResourceAction Periodic { get; } = new("periodic");
    public static ResourceAction Enable { get; } = new("enable");
    public static ResourceAction Disable { get; } = new("disable");
    public static ResourceAction Start { get; } = new("start");
    public static ResourceAction Stop { get; } = new("stop");
    public static ResourceAction Restart { get; } = new("restart");
    public static ResourceAction Reload { get; } = new("reload");
    public static ResourceAction Mask { get; } = new("mask");
    public static ResourceAction Unmask { get; } = new("unmask");
    public static ResourceAction Modify { get; } = new("modify");
    public static ResourceAction Manage { get; } = new("manage");
    public static ResourceAction Sync { get; } = new("sync");
    public static ResourceAction Checkout { get; } = new("checkout");
    public static ResourceAction Export { get; } = new("export");
    public static ResourceAction ForceDeploy { get; } = new("force_deploy");
    public static ResourceAction Rollback { get; } = new("rollback");
#pragma warning restore CS1591

    /// <summary>Once, at the end of the run: the default timing of a notification.</summary>
    public static Timing Delayed => Timing.Delayed;

    /// <summary>At once, after the notifying action.</summary>
    public static Timing Immediately => Timing.Immediately;

    /// <summary>Before the notifying action, if that is going to change something.</summary>
    public static Timing Before => Timing.Before;

    /// <summary>For <c>IgnoreFailure</c>: go on, and tell of the failure in one line only.</summary>
    public static IgnoreFailure Quiet => IgnoreFailure.Quiet;

    /// <summary>For <c>WithRunContext</c>: the run's own context, that of the recipes.</summary>
    public static RunContextLevel Root => RunContextLevel.Root;

    /// <summary>For <c>WithRunContext</c>: the context around the present composite resource.</summary>
    public static RunContextLevel Parent => RunContextLevel.Parent;
}
