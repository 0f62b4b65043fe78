namespace RecipeRunner.Tests.Machines;

/// <summary>A folder of the real file system for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("recipe-runner-test-").FullName;

    public static implicit operator string(TemporaryFolder folder) => folder.Path;

    public override string ToString() => Path;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
