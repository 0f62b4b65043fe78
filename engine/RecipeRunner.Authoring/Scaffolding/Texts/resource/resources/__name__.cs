using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace __Namespace__;

/// <summary>A file of settings in <c>/etc/__cookbook__</c>, by its name. Actions: create (default), delete.</summary>
public sealed record __Name__Resource : CompositeResource
{
    public override IReadOnlyList<ResourceAction> Actions { get; } = ["create", "delete"];

    /// <summary>What the file says. Default: nothing.</summary>
    public string Content { get; init; } = "";

    protected override void Compose(ResourceAction action)
    {
        Directory("/etc/__cookbook__", new() { Mode = "0755" });
        File($"/etc/__cookbook__/{Name}", new() { Content = Content, Mode = "0644", Action = action });
    }
}

[RecipeVerbs]
public static class __Name__Verbs
{
    /// <summary>Declares a file of settings in <c>/etc/__cookbook__</c>.</summary>
    public static ResourceSlot __Name__(string name, __Name__Resource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
