using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>Tells each line of a stream as soon as it is whole.</summary>
internal sealed class OutputLines(Action<string> tell)
{
    private readonly List<byte> begun = [];

    public void Add(ReadOnlySpan<byte> bytes)
    {
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            begun.AddRange(bytes[..end]);
            Tell();
        }
        begun.AddRange(bytes);
    }

    /// <summary>The stream has ended: its last line may have no end.</summary>
    public void End()
    {
        if (begun.Count > 0) Tell();
    }

    private void Tell()
    {
        tell(Encoding.UTF8.GetString(begun.ToArray()).TrimEnd('\r'));
        begun.Clear();
    }
}
