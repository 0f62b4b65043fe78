namespace RecipeRunner.Reporting;

/// <summary>
/// <c>-F doc</c>, the default: each recipe, each action of a resource, each step with its diff, in the familiar shape of
/// Chef's doc formatter.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="least">The least level of messages that is shown.</param>
/// <param name="isPlan">Whether it is a plan, where nobody tells how it begins.</param>
/// <param name="at">When it was, for a run of the past; null for one that goes on.</param>
internal sealed class DocFormatter(TextOutput output, LogLevel least = LogLevel.Info, bool isPlan = false, DateTimeOffset? at = null) : IRunObserver
{
    private readonly RunSummary summary = new(output, at);
    private string? recipe;
    private bool whyRun = isPlan;

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted e: Start(e); break;
            case CompilePhaseCompleted e: Compiled(e); break;
            case OwedNotificationFound e: Owed(e); break;
            case ActionStarted e: StartAction(e); break;
            case StepStarted: output.Flush(); break;
            case StepCompleted e: Step(e.Resource, e.Change); break;
            case ActionRetried e: Retry(e); break;
            case ActionCompleted e: Complete(e); break;
            case Message e: Say(e); break;
            case RunCompleted e: summary.Write(e, whyRun); break;
        }
    }

    private void Start(RunStarted e)
    {
        whyRun = e.WhyRun;
        string runList = e.RunList.Count == 0 ? "an empty run list" : "run list: " + string.Join(", ", e.RunList);
        output.WriteLine($"{(whyRun ? "Planning" : "Converging")} {e.NodeName} with {runList}");
    }

    private void Compiled(CompilePhaseCompleted e)
    {
        if (e.Cookbooks.Count == 0) return;
        output.Write("Cookbooks: ");
        output.Write(string.Join(", ", e.Cookbooks.Select(c => $"{c.Name} {c.Version}")));
        if (e.Compiled > 0) output.Write($" ({e.Compiled} compiled)");
        output.WriteLine();
    }

    private void Owed(OwedNotificationFound e)
    {
        output.EnsureLineStart();
        output.WriteLine(OwedText(e), Ink.Yellow);
    }

    /// <summary>What an earlier run left to this one, in a sentence.</summary>
    public static string OwedText(OwedNotificationFound e) => e.Deliverable
        ? $"An earlier run left a notification undone: {e.From} notifies {e.Target} to {e.Action}; it is delivered in this run."
        : $"An earlier run left a notification undone, and no resource of this run is its target any more: {e.From} notifies {e.Target} to {e.Action}. It is dropped.";

    private void StartAction(ActionStarted e)
    {
        output.EnsureLineStart();
        if (e.Resource.Depth == 0 && e.Resource.Recipe != recipe)
        {
            recipe = e.Resource.Recipe;
            output.Write("\nRecipe: ");
            output.WriteLine(recipe);
        }
        Indent(e.Resource, 2);
        output.Write("* ");
        output.Write(e.Resource.Key);
        output.Write(" action ");
        output.Write(e.Action);
        if (e.Resource.NotifiedBy is { } by) output.Write($" (notified by {by})", Ink.Grey);
    }

    private void Step(ResourceInfo resource, Change change)
    {
        output.EnsureLineStart();
        Indent(resource, 4);
        output.Write("- ");
        output.Write(whyRun ? $"Would {change.Description}" : change.Description, change.MayBecause is null ? Ink.Green : Ink.Yellow);
        if (change.MayBecause is { } because) output.Write($" (may: {because})", Ink.Yellow);
        output.WriteLine();
        if (change.Diff is { } diff) Diff(resource, diff.Value);
    }

    private void Diff(ResourceInfo resource, string diff)
    {
        // Split at \n alone: a \r belongs to its line, and a diff shows it.
        ReadOnlySpan<char> text = diff.AsSpan().TrimEnd('\n');
        foreach (Range range in text.Split('\n'))
        {
            ReadOnlySpan<char> line = text[range];
            Indent(resource, 4);
            output.WriteLine(line, line.Length == 0 ? Ink.Plain : line[0] switch { '+' => Ink.Green, '-' => Ink.Red, '@' => Ink.Cyan, _ => Ink.Plain });
        }
    }

    private void Retry(ActionRetried e)
    {
        output.EnsureLineStart();
        Indent(e.Resource, 4);
        output.WriteLine($"- failed, will be tried again ({e.Left} left): {Report.Indented(e.Message, e.Resource.Depth * 2 + 6)}", Ink.Yellow);
        output.Flush();
    }

    private void Complete(ActionCompleted e)
    {
        switch (e.Status)
        {
            case ActionStatus.UpToDate: Close(" (up to date)", Ink.Grey); return;
            case ActionStatus.Skipped: Close($" (skipped due to {e.Reason})", Ink.Grey); return;
            case ActionStatus.MayUpdate when e.Changes.Count == 0 && !output.AtLineStart: Close($" (may: {e.Reason})", Ink.Yellow); return;
            case ActionStatus.Failed when e.IsQuiet: Quiet(e); break;
            case ActionStatus.Failed: summary.Failure(e); break;
        }
        output.EnsureLineStart();
        output.Flush();
    }

    private void Quiet(ActionCompleted e)
    {
        if (output.AtLineStart)
        {
            Indent(e.Resource, 4);
            output.Write($"! {e.Resource.Key}", Ink.Yellow);
        }
        output.WriteLine($" (failed, ignored: {Report.FirstLine(e.Reason)})", Ink.Yellow);
    }

    /// <summary>Ends the action's own line; when inner resources or messages came between, there is nothing left to say.</summary>
    private void Close(string how, Ink ink)
    {
        if (output.AtLineStart) return;
        output.WriteLine(how, ink);
    }

    private void Say(Message e)
    {
        if (e.Level < least) return;
        output.EnsureLineStart();
        output.WriteLine(Report.Message(e), Report.InkOf(e.Level));
        output.Flush();
    }

    private void Indent(ResourceInfo resource, int spaces) => output.Write(Report.Spaces(spaces + resource.Depth * 2));
}
