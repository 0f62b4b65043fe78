using System.ComponentModel;
using RecipeRunner.Machines;

namespace RecipeRunner.Resources.Deploying;

/// <summary>
/// A hook of a deploy: what the recipe gives, then the file of that name which the application brings. Chef's hooks in Ruby are not run,
/// and the run says so.
/// </summary>
internal sealed record DeployHookResource : CompositeResource
{
    private static readonly ResourceAction[] Known = ["run"];

    public required string Hook { get; init; }

    public required Release Release { get; init; }

    public required Action<Release>? Lines { get; init; }

    /// <summary>Whether the application may bring one.</summary>
    public required bool HasOwn { get; init; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected internal override bool UnifiedMode => true;

    internal override Command Touches => new([Release.Path]);

    protected internal override void Compose(ResourceAction action)
    {
        IMachine machine = Dsl.Current.Context.Run.Machine;
        // What it declares may depend on the files of the release, and on its name, which are not there yet.
        if (Lines is not null && Dsl.Current.Context.Run.IsPlan) machine.Doubts.Note($"the hook {Hook} runs when the release is there");
        Lines?.Invoke(Release);
        if (!HasOwn) return;
        string path = $"{Release.Path}/deploy/{Hook}";
        const int executable = 0b001_001_001;
        if (IsProgram(machine, path)) Release.Run([$"./deploy/{Hook}"]);
        else if (IsProgram(machine, path + ".sh")) Release.Run([$"./deploy/{Hook}.sh"]);
        else if (machine.Files.Stat(path + ".sh") is { Kind: FileKind.File }) Release.Run(["/bin/sh", $"./deploy/{Hook}.sh"]);
        else if (machine.Files.Stat(path + ".rb") is { Kind: FileKind.File })
            Dsl.Recipe.Warn($"{Name}: the application's deploy/{Hook}.rb is Ruby for Chef and is not run. Put what it does into an executable file deploy/{Hook}, or into a hook of the recipe.");

        static bool IsProgram(IMachine machine, string path) => machine.Files.Stat(path) is { Kind: FileKind.File, Mode: var mode } && (mode & executable) != 0;
    }
}
