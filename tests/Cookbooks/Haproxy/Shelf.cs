using RecipeRunner.Testing;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Cookbooks.Haproxy;

/// <summary>
/// A cookbook <c>web</c> that depends on the shipped <c>haproxy</c>. All its recipes are compiled at once, when the first one
/// converges, so that a test is a matter of milliseconds.
/// </summary>
internal sealed class Shelf : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Shelf(params (string Name, string Text)[] recipes)
    {
        Write("metadata.json", """{ "name": "web", "version": "0.1.0", "depends": { "haproxy": ">= 0.1.0" } }""");
        foreach ((string name, string text) in recipes) Write($"recipes/{name}.csx", text);
    }

    public string Folder => folder;

    /// <summary>Writes a file of the cookbook.</summary>
    public Shelf Write(string path, string text)
    {
        string file = Path.Combine(folder, "web", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    /// <summary>A recipe of the cookbook on a balancer's machine.</summary>
    public RecipeTestResult TryConverge(Balancer on, string recipe) => Test(on).TryConverge($"recipe[web::{recipe}]");

    public RecipeTest Test(Balancer on) => RecipeTest.On(on.Machine).WithCookbooks(Balancer.Cookbooks, folder).WithStateIn("/var/lib/recipe-runner");

    public void Dispose() => folder.Dispose();
}
