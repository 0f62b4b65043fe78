using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Searching;
using RecipeRunner.Templates;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests;

/// <summary>Runs without cookbooks, for tests that speak to the engine's parts.</summary>
internal static class TestRuns
{
    public static Run Of(Node node, IMachine? machine = null, INotificationJournal? journal = null) => new()
    {
        Node = node,
        Machine = machine ?? FakeMachine.Debian12(),
        Cookbooks = new CookbookSet([]),
        Recipes = new RecipeLibrary(),
        Redaction = new Redaction(),
        Templates = new TemplateSet(),
        DataBags = new DataBagFolders([]),
        Indexes = new SearchIndexes(new DataBagFolders([]), [], [], []),
        Vault = new Vault(RunOptions.DefaultSecretFile, EncryptedValue.OldestVersion, new(), _ => { }),
        Observer = SilentObserver.Instance,
        Journal = journal ?? new ReadOnlyJournal([]),
        Folders = new("/var/lib/recipe-runner", "/var/cache/recipe-runner"),
    };
}
