using System.Runtime.InteropServices;
using static RecipeRunner.Machines.Local.PosixConstants;

namespace RecipeRunner.Machines.Local;

/// <summary>Turns an errno into an exception that says what was tried, with which path, why it failed, and the way out.</summary>
internal static class PosixError
{
    /// <summary>The exception for the call that just failed.</summary>
    public static Exception Last(string tried, string path) => For(Marshal.GetLastPInvokeError(), tried, path);

    public static Exception For(int errno, string tried, string path)
    {
        string message = $"Cannot {tried} {path}: {Reason(errno)}";
        return errno is EAcces or EPerm ? new UnauthorizedAccessException(message) : new IOException(message, errno);
    }

    /// <summary>Whether the call that just failed found nothing at the path.</summary>
    public static bool LastIsNothingThere => Marshal.GetLastPInvokeError() is ENoEnt or ENotDir or ELoop;

    private static string Reason(int errno)
    {
        string system = Marshal.GetPInvokeErrorMessage(errno);
        return errno switch
        {
            ENoSpc => $"the disk is full ({system}). Free some space, or inodes (df -h, df -i), and run again.",
            EDQuot => $"the disk quota is used up ({system}).",
            ERoFs => $"the file system is read-only ({system}).",
            EAcces or EPerm when Posix.GetEUid() != 0 => $"{system}. The run is not root's: try with sudo.",
            EPerm => $"{system}. Root may be kept off by an immutable flag (lsattr) or a container.",
            ENoEnt => $"{system}: it, or its folder, does not exist.",
            _ => $"{system}.",
        };
    }
}
