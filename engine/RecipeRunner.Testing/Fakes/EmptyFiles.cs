using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>A file system of an empty root directory, under the one in memory that holds everything; nothing is ever written to it.</summary>
internal sealed class EmptyFiles : IFiles
{
    private const int RootMode = 0b111_101_101;

    public FileStatus? Stat(string path) =>
        path.AsSpan().Trim('/').IsEmpty ? new FileStatus(FileKind.Directory, RootMode, 0, 0, 4096, 0x5252, 0, DateTimeOffset.UnixEpoch) : null;

    public FileStatus? LinkStat(string path) => Stat(path);

    public byte[] Read(string path) => throw Empty(path);

    public bool ContentEquals(string path, ReadOnlySpan<byte> content) => false;

    public string ReadLink(string path) => throw Empty(path);

    public IReadOnlyList<string> List(string directory) => [];

    public void Write(string path, FileWrite write) => throw Empty(path);

    public void CreateDirectory(string path, int? mode = null) => throw Empty(path);

    public void CreateSymbolicLink(string path, string target) => throw Empty(path);

    public void CreateHardLink(string path, string target) => throw Empty(path);

    public void SetMode(string path, int mode) => throw Empty(path);

    public void SetOwner(string path, int? uid, int? gid, bool followLinks = true) => throw Empty(path);

    public void Touch(string path) => throw Empty(path);

    public void Delete(string path) => throw Empty(path);

    public void DeleteDirectory(string path, bool recursive) => throw Empty(path);

    public void Flush()
    {
        // Nothing is held back.
    }

    private static IOException Empty(string path) => new($"There is nothing at {path}: this file system is empty and stays so.");
}
