using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>One run of a test: a converge of its machine, or a plan.</summary>
internal static class Pass
{
    public static RecipeTestResult Converge(ISubject subject, TestInput input)
    {
        try
        {
            return Of(subject, input, input.Machine, input.Journal ?? new ReadOnlyJournal([]), isPlan: false);
        }
        finally
        {
            input.Machine.Files.Flush();
        }
    }

    public static RecipeTestResult Plan(ISubject subject, TestInput input) =>
        Of(subject, input, new OverlayMachine(input.Machine), new ReadOnlyJournal(input.Journal?.Owed ?? []), isPlan: true);

    private static RecipeTestResult Of(ISubject subject, TestInput input, IMachine machine, INotificationJournal journal, bool isPlan)
    {
        var events = new EventRecorder();
        Run? run = null;
        Exception? error = null;
        try
        {
            run = subject.Compile(machine, events, journal, isPlan);
            new Resolver(run).Resolve(run.Root);
            run.IsConverging = true;
            new Converger(run.Root).Converge();
        }
        catch (Exception e)
        {
            error = e;
        }
        Touched.Note(events.Events);
        return new(events.Events, run, error);
    }
}
