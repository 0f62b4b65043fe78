using System.CommandLine;
using RecipeRunner.Authoring.Scaffolding;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Cli.Authoring;

/// <summary><c>recipe-runner new cookbook</c>.</summary>
internal sealed class NewCookbookCommand() : NewCommand("cookbook", "Makes a cookbook: metadata, an attribute, a recipe, a template, a test.", "Its name")
{
    public override string Description => """
        Makes the smallest cookbook that is of any use, with tests: beside the cookbooks that are
        there, else in ./cookbooks. Whatever is there already is left alone.
        """;

    public override IReadOnlyList<(string Command, string Meaning)> Examples => [("recipe-runner new cookbook web", "makes ./cookbooks/web")];

    public override IReadOnlyList<OptionGroup> Options => [];

    protected override Scaffold Make(string name, ParseResult parsed) => Scaffolds.Cookbook(name, Environment.CurrentDirectory, NamedInSettings.At("."));
}
