namespace RecipeRunner.Machines.Local;

/// <summary>An answer's body that may be silent for a time, but not for ever; tells how much of it has come, in steps of ten per cent.</summary>
internal sealed class PatientStream(Stream body, TimeSpan longestSilence, long? length, Action<int>? progress) : Stream
{
    private long read;
    private int told;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        using var silence = new CancellationTokenSource(longestSilence);
        int got = body.ReadAsync(buffer.AsMemory(offset, count), silence.Token).AsTask().GetAwaiter().GetResult();
        read += got;
        if (progress is not null && length is > 0 and { } whole && (int)(read * 10 / whole) is var tenths && tenths > told) progress(10 * (told = tenths));
        return got;
    }

    public override void Flush()
    {
        // Only read.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
