using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>
/// Whether this machine waits for its first setup to succeed. It does from the moment that a setup began; a machine that never saw one
/// was set up by other means, and takes everything.
/// </summary>
internal sealed class SetupMarker(StateFolders folders)
{
    private readonly string begun = folders.State + "/opsworks/setup.begun", done = folders.State + "/opsworks/setup.done";
    private readonly LocalFiles files = new();

    public bool IsAwaited => File.Exists(begun) && !File.Exists(done);

    public void Begin() => Write(begun);

    public void Succeed() => Write(done);

    private void Write(string file)
    {
        if (File.Exists(file)) return;
        files.Write(file, new FileWrite { Content = default });
        files.Flush();
    }
}
