using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Reports;

/// <summary>Runs as text: what they said themselves, and a line for each of many.</summary>
internal static class RunText
{
    public static void Write(RunStory story, TextOutput output)
    {
        output.WriteLine($"Run {story.Name}{(story.Started is { At.Year: > 1 } started ? $", began {Time(started.At)}" : "")}", Ink.Grey);
        story.Tell(new DocFormatter(output, at: story.Started?.At));
        if (story.UpToDate.Count > 0) output.WriteLine($"{ValueText.Counted(story.UpToDate.Count, "other action")} found nothing to do", Ink.Grey);
    }

    public static void List(KeptRuns kept, TextOutput output)
    {
        foreach (string name in kept.Names())
        {
            RunStory story = kept.Open(name);
            bool failed = story.Completed is { Status: RunStatus.Failed };
            output.Write($"{name}  ");
            output.Write(story.Completed is { } end ? RunSummary.Sentence(end, story.IsPlan) : "Not ended", failed ? Ink.Red : Ink.Plain);
            output.WriteLine($"  {string.Join(",", story.Started!.RunList)}", Ink.Grey);
        }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'");
}
