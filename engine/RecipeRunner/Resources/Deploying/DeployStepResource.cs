using System.ComponentModel;

namespace RecipeRunner.Resources.Deploying;

/// <summary>A part of a deploy that is no resource of its own: its steps are always made.</summary>
internal sealed record DeployStepResource : Resource<DeployStepResource.State>
{
    private static readonly ResourceAction[] Known = ["run"];

    public required Func<IEnumerable<Step>> Make { get; init; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IReadOnlyList<ResourceAction> Actions => Known;

    /// <summary>It reads nothing.</summary>
    public sealed record State;

    protected override State Load(ResourceContext context) => new();

    protected override IEnumerable<Step> Plan(ResourceAction action, State state) => Make();
}
