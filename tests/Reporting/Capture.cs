using System.Text;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

/// <summary>An output whose text a test reads.</summary>
internal sealed class Capture
{
    private readonly Func<byte[]> arrived;

    public Capture(bool isTerminal = false, bool colours = false)
    {
        var stream = new MemoryStream();
        Output = new(stream, isTerminal, colours);
        arrived = stream.ToArray;
    }

    public TextOutput Output { get; }

    /// <summary>What has arrived.</summary>
    public string Arrived => Encoding.UTF8.GetString(arrived());

    /// <summary>Everything, with escape characters made visible.</summary>
    public string Text
    {
        get
        {
            Output.Flush();
            return Arrived.Replace('\u001b', '␛');
        }
    }
}
