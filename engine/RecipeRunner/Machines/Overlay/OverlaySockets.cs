namespace RecipeRunner.Machines.Overlay;

/// <summary>Questions go to the machine below, where nothing of the plan has happened yet.</summary>
internal sealed class OverlaySockets(Func<ISockets> below, OverlayState state) : ISockets
{
    public string Ask(string path, string question, TimeSpan limit)
    {
        if (state.IsTouched) state.Doubts.Note($"{path} was asked before the changes of this plan were made");
        return below().Ask(path, question, limit);
    }
}
