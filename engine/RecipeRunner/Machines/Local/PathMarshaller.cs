using System.Runtime.InteropServices.Marshalling;

namespace RecipeRunner.Machines.Local;

/// <summary>Paths as UTF-8 on the stack. A NUL would silently cut a path short, and is refused.</summary>
[CustomMarshaller(typeof(string), MarshalMode.ManagedToUnmanagedIn, typeof(ManagedToUnmanagedIn))]
internal static unsafe class PathMarshaller
{
    public ref struct ManagedToUnmanagedIn
    {
        private Utf8StringMarshaller.ManagedToUnmanagedIn utf8;

        public static int BufferSize => 512;

        public void FromManaged(string path, Span<byte> buffer)
        {
            if (path.Contains('\0')) throw new IOException($"The path \"{path.Replace("\0", "\\0")}\" holds a NUL character, which no path can.");
            utf8.FromManaged(path, buffer);
        }

        public byte* ToUnmanaged() => utf8.ToUnmanaged();

        public void Free() => utf8.Free();
    }
}
