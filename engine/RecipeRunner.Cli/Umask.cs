using System.Runtime.InteropServices;

namespace RecipeRunner.Cli;

/// <summary>The process's file mode creation mask.</summary>
internal static partial class Umask
{
    public static void Set(int mask) => _ = SetMask((uint)mask);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint SetMask(uint mask);
}
