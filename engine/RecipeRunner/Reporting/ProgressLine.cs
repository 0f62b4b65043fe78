using System.Diagnostics;

namespace RecipeRunner.Reporting;

/// <summary>Shows on a terminal that a long step is alive, and for how long: <c>... install package haproxy 12 s</c>.</summary>
internal sealed class ProgressLine(TextOutput terminal) : IRunObserver, IDisposable
{
    private const int Width = 78;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    // Held while the line is shown, so that it never comes after the event that ended its step.
    private readonly Lock gate = new();
    private Timer? timer;
    private Step? current;

    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case StepStarted e:
                lock (gate) current = new(e.Description, Stopwatch.GetTimestamp());
                timer ??= new Timer(static line => ((ProgressLine)line!).Show(), this, Tick, Tick);
                break;
            case Message:
                break;
            default:
                lock (gate) current = null;
                break;
        }
    }

    public void Dispose()
    {
        lock (gate) current = null;
        timer?.Dispose();
    }

    /// <summary>The line of a step that takes this long already.</summary>
    internal static string Text(string description, TimeSpan time)
    {
        string end = $" {(int)time.TotalSeconds} s";
        string what = description.ReplaceLineEndings(" ");
        int room = Width - end.Length - 4;
        return "... " + (what.Length > room ? what[..(room - 3)] + "..." : what) + end;
    }

    private void Show()
    {
        lock (gate)
        {
            if (current is not { } step) return;
            TimeSpan time = Stopwatch.GetElapsedTime(step.Began);
            if (time >= Tick) terminal.ShowTransient(Text(step.Description, time));
        }
    }

    private sealed record Step(string Description, long Began);
}
