using System.CommandLine;
using RecipeRunner.Authoring.Editing;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner new repo</c>.</summary>
internal sealed class NewRepoCommand() : NewCommand("repo", "Makes a folder with a cookbook, a role and a node.json, to converge at once.", "The folder to make here; its cookbook has the same name")
{
    public override string Description => """
        Makes a folder with node.json, a role and the smallest cookbook that is of any use: it has
        a template, an attribute and tests. VS Code and Rider understand it, as after
        `recipe-runner edit`. Whatever is there already is left alone.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("recipe-runner new repo pages", "makes ./pages")];

    public override IReadOnlyList<OptionGroup> Options => [];

    protected override Scaffold Make(string name, ParseResult parsed) => Scaffolds.Repo(name, Environment.CurrentDirectory);

    /// <summary>A folder of one's own is ready for editors at once.</summary>
    protected override void TellEditors(string folder, string? shipped)
    {
        var editors = new EditorFolder(folder, shipped);
        editors.Write();
        VsCodeSettings.Put(editors.Root);
        VsCodeTasks.Put(editors.Root);
    }
}
