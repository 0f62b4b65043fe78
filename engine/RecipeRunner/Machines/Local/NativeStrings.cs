using System.Runtime.InteropServices;
using System.Text;

namespace RecipeRunner.Machines.Local;

/// <summary>A null-terminated array of C strings, as <c>exec</c> wants them.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    public byte** Pointer { get; }

    public NativeStrings(IReadOnlyCollection<string> texts)
    {
        int table = (texts.Count + 1) * sizeof(byte*);
        int size = table;
        foreach (string text in texts) size += Encoding.UTF8.GetByteCount(text) + 1;
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)size);
        byte* next = (byte*)Pointer + table;
        byte* end = (byte*)Pointer + size;
        int i = 0;
        foreach (string text in texts)
        {
            Pointer[i++] = next;
            next += Encoding.UTF8.GetBytes(text, new Span<byte>(next, (int)(end - next))) + 1;
        }
    }

    public void Dispose() => NativeMemory.Free(Pointer);
}
