using RecipeRunner.Nodes;

namespace RecipeRunner.Stacks.Import;

/// <summary>One command of a Chef 12 stack: all its instances, but the recipes and custom JSON of the one that it was sent to.</summary>
internal abstract class Chef12Run(StackResources resources) : StackFile
{
    public override string? SentFor => resources.Command.Text("type");

    public override MapNode For(string? instance, string? @event, Action<string>? note = null)
    {
        StackFields? own = resources.Instances.FirstOrDefault(IsSelf);
        StackFields? wanted = instance is null ? own : resources.Instances.FirstOrDefault(i => StackResources.HostName(i) == instance);
        if (wanted is null) throw NoInstance(instance, resources.Instances.Select(StackResources.HostName));
        string? type = resources.Command.Text("type");
        OtherInstance.Check(@event, type);
        if (own is not null) OtherInstance.Note(resources.LayersOf(own), StackResources.HostName(own), resources.LayersOf(wanted), note);
        return Chef11Json.Of(resources, wanted, Command() with
        {
            Event = type ?? @event,
            Deployment = StackCommand.IsDeployment(type) ? resources.Command.Text("command_id") : null,
            User = resources.Command.Text("iam_user_arn"),
            SentAt = resources.Command.Text("sent_at"),
            AppIds = StackCommand.IsDeployment(type) ? Deployed() : null,
        }, note);
    }

    /// <summary>The recipes, the custom JSON and the users' own data bags.</summary>
    protected abstract StackCommand Command();

    /// <summary>The ids of the applications that the command names, or else of those that are marked for it.</summary>
    private IReadOnlyList<string> Deployed()
    {
        // The documentation calls the arguments a text, and nobody has seen one.
        IReadOnlyList<string> named = resources.Command.IsObject("args") ? resources.Command.Below("args").Texts("app_ids") : [];
        return named.Count > 0 ? named : [.. resources.Apps.Where(a => a.Flag("deploy")).Select(a => a.Text("app_id")).OfType<string>()];
    }

    private bool IsSelf(StackFields instance) =>
        instance.Flag("self") || (resources.Command.Text("instance_id") is { } id && id == instance.Text("instance_id"));
}
