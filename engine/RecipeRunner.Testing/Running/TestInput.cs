using RecipeRunner.Converging;
using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Running;

/// <summary>All that a test says about its runs; what it leaves unsaid comes from the place that it stands in.</summary>
internal sealed record TestInput(IMachine Machine, TestPlace Place)
{
    public string Attributes { get; init; } = "{}";

    public string[] Cookbooks { get; init; } = Place.Cookbooks;

    public string[] DataBags { get; init; } = Place.Beside("data_bags");

    public string[] Nodes { get; init; } = Place.Beside("nodes");

    /// <summary>Data bag items and nodes that the test states itself: paths, and the JSON there.</summary>
    public IReadOnlyList<(string Path, string Json)> Given { get; init; } = [];

    /// <summary>The environment; null for what the attributes say (<c>chef_environment</c>), else Chef's own, _default.</summary>
    public string? Environment { get; init; }

    public string[] Roles { get; } = Place.Beside("roles");

    public string[] Environments { get; } = Place.Beside("environments");

    public string SecretFile { get; init; } = RunOptions.DefaultSecretFile;

    /// <summary>The cookbook in whose recipe the lines of a test are taken to stand.</summary>
    public string Cookbook { get; init; } = Place.Name;

    /// <summary>Where the machine keeps what outlives a run.</summary>
    public StateFolders Folders { get; init; } = new(Caches.Folder, Caches.Folder);

    /// <summary>What earlier runs owe, and where this one writes down what it owes; null for nothing, nowhere.</summary>
    public INotificationJournal? Journal { get; init; }

    /// <summary>Interrupts the run between two steps.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Whether plans are made without root.</summary>
    public bool LacksRoot { get; init; }

    /// <summary>Whether no second run is made.</summary>
    public bool IsOnce { get; init; }

    /// <summary>Why a second run changes something again; null when it must not.</summary>
    public string? Excuse { get; init; }
}
