using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.Resources;

/// <summary>What a resource may use while it reads its present state.</summary>
public sealed class ResourceContext
{
    private readonly ResourceSlot slot;

    internal ResourceContext(Run run, ResourceSlot slot) => (Run, this.slot) = (run, slot);

    /// <summary>The machine; in a plan its overlay.</summary>
    public IMachine Machine => Run.Machine;

    /// <summary>The node and its attributes.</summary>
    public Node Node => Run.Node;

    /// <summary>The folders for backups, refused candidates and caches.</summary>
    public StateFolders Folders => Run.Folders;

    /// <summary>A cookbook by name; without one, that of the recipe which declared the resource.</summary>
    public Cookbook Cookbook(string? name = null) => Run.Cookbooks.Get(name ?? slot.Recipe.Cookbook);

    /// <summary>Says something to the person who watches the run.</summary>
    public void Say(string text) => Say(LogLevel.Info, text);

    /// <summary>Says something of a certain importance to the person who watches the run.</summary>
    public void Say(LogLevel level, string text) => Run.Observer.On(new Reporting.Message(level, text));

    internal Run Run { get; }

    internal ResourceSlot Slot => slot;
}
