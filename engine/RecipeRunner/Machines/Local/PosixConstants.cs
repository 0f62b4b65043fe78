using System.Runtime.InteropServices;

namespace RecipeRunner.Machines.Local;

/// <summary>Numbers of the Linux system call interface; those that differ between x64 and arm64 are told apart.</summary>
internal static class PosixConstants
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;
    public static readonly int DirectoryOnly = IsArm64 ? 0x4000 : 0x10000;
    public static readonly int NoFollow = IsArm64 ? 0x8000 : 0x20000;

    public const int CurrentFolder = -100;
    public const int SymlinkNoFollow = 0x100;
    public const int RemoveDirectory = 0x200;
    public const uint BasicStatus = 0x7ff;

    /// <summary>Where the name begins in glibc's <c>struct dirent</c> on 64-bit machines.</summary>
    public const int DirentName = 19;

    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;

    public const int EPerm = 1;
    public const int ENoEnt = 2;
    public const int EIntr = 4;
    public const int EAgain = 11;
    public const int EAcces = 13;
    public const int EBusy = 16;
    public const int EExist = 17;
    public const int ENotDir = 20;
    public const int EIsDir = 21;
    public const int EInval = 22;
    public const int EFBig = 27;
    public const int ENoSpc = 28;
    public const int ERoFs = 30;
    public const int ENotEmpty = 39;
    public const int ELoop = 40;
    public const int EDQuot = 122;

    private static bool IsArm64 => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
}
