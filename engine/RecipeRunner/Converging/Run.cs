using System.Diagnostics;
using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.Handlers;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Resources;
using RecipeRunner.Searching;

namespace RecipeRunner.Converging;

/// <summary>
/// One pass over the run list: compile (the recipes declare), then converge. A converge makes two passes with the same code,
/// first against an overlay, then, if there is anything to do, against the machine.
/// </summary>
internal sealed class Run
{
    public required Node Node { get; init; }

    /// <summary>When the run began, as <see cref="Stopwatch"/> counts.</summary>
    public long Began { get; set; } = Stopwatch.GetTimestamp();

    public required IMachine Machine { get; init; }

    public required CookbookSet Cookbooks { get; init; }

    public required IScripts Recipes { get; init; }

    public required IRunObserver Observer { get; init; }

    public required Templates.TemplateSet Templates { get; init; }

    /// <summary>The data bags, for recipes that ask.</summary>
    public required DataBagFolders DataBags { get; init; }

    /// <summary>What recipes can search.</summary>
    public required SearchIndexes Indexes { get; init; }

    /// <summary>Opens encrypted data bag items.</summary>
    public required Vault Vault { get; init; }

    /// <summary>What the run does not show.</summary>
    public required Redaction Redaction { get; init; }

    /// <summary>What is owed to resources from earlier runs, and by this one.</summary>
    public required INotificationJournal Journal { get; init; }

    /// <summary>Where backups, failed candidates and caches go.</summary>
    public required StateFolders Folders { get; init; }

    /// <summary>The handlers of this pass; null when there are none.</summary>
    public EnabledHandlers? Handlers { get; private set; }

    /// <summary>Asked between steps: true ends the run after the step that is under way.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether the machine is an overlay: nothing is changed, and steps may be uncertain.</summary>
    public bool IsPlan { get; init; }

    /// <summary>Whether nothing else follows: a plan that a person asked for, not the first pass of a converge.</summary>
    public bool WhyRun { get; init; }

    /// <summary>Whether it runs without root, and what only looks may be refused for that.</summary>
    public bool LacksRoot { get; init; }

    public RunContext Root => root ??= new RunContext(this);

    private RunContext? root;

    /// <summary>Whether the compile phase is over.</summary>
    public bool IsConverging { get; set; }

    public RunTotals Totals { get; } = new();

    /// <summary>The actions that have begun and not ended, each caused by the one before it.</summary>
    public Stack<ActionUnderWay> UnderWay { get; } = [];

    /// <summary>Recipes that ran, in order, each once, and the line that included it; no line for those of the run list.</summary>
    public OrderedDictionary<RecipeName, Inclusion> Included { get; } = [];

    /// <summary>Attribute files that ran.</summary>
    public HashSet<RecipeName> IncludedAttributes { get; } = [];

    /// <summary>What the recipes suggest to try after the run.</summary>
    public List<string> Next { get; } = [];

    /// <summary>In a plan: the first C# block that a converge would run; what it decides is not known. Null when there is none.</summary>
    public string? BlockPlanned { get; set; }

    /// <summary>In a plan: the first step of which not all effects are known. Null when there is none.</summary>
    public string? OpaqueStep { get; set; }

    /// <summary>The handlers of this pass, to add to.</summary>
    public EnabledHandlers EnableHandlers() => Handlers ??= new();

    /// <summary>In a plan: why it is not certain that a composite resource declares anything now; null when it is.</summary>
    public string? ComposingInDoubt { get; set; }

    /// <summary>In a plan: why what is declared now, in whatever context, is not certain; null when it is.</summary>
    public string? DeclaredInDoubt => ComposingInDoubt ?? (IsConverging ? Machine.Doubts.Reason : null);

    /// <summary>Converges a resource at once, when it is declared; in its turn it does nothing then.</summary>
    public void ConvergeNow(ResourceSlot slot)
    {
        new Resolver(this).ResolveAlone(slot);
        new Converger(slot.Context).ConvergeNow(slot);
        slot.Declaration = slot.Declaration with { Action = ResourceAction.Nothing };
    }
}

// Records, not tuples or the bare line: collections of values of our own are compiled at each start, those of objects are not.

/// <summary>An action that has begun.</summary>
internal sealed record ActionUnderWay(ResourceSlot Slot, ResourceAction Action);

/// <summary>Where a recipe was included.</summary>
internal sealed record Inclusion(SourceLine At);

/// <summary>How many actions ran and how they ended.</summary>
internal sealed class RunTotals
{
    public int Updated { get; set; }

    public int May { get; set; }

    public int Total { get; set; }

    public int Failed { get; set; }
}
