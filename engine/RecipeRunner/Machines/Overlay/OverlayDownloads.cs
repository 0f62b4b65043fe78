namespace RecipeRunner.Machines.Overlay;

/// <summary>Asks whether documents changed; fetches none.</summary>
internal sealed class OverlayDownloads(Func<IDownloads> below, OverlayState state) : IDownloads
{
    public Download Fetch(DownloadRequest request) =>
        throw new InvalidOperationException($"A plan downloads nothing, and {request.Source} was to be fetched: it asks by Probe.");

    public DownloadProbe Probe(DownloadRequest request)
    {
        try
        {
            return below().Probe(request);
        }
        catch (IOException e) when (state.IsTouched)
        {
            // What answers there may be started by the plan itself.
            state.Doubts.Note($"was asked before the changes of this plan were made: {e.Message}");
            return DownloadProbe.Unknown;
        }
    }
}
