using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MisplacedFile : Rule
{
    /// <summary>The folders of a cookbook, and with what its files in them end; those that hold any have no ending.</summary>
    private static readonly (string Folder, string Ending)[] Known =
        [("recipes", ".csx"), ("attributes", ".csx"), ("libraries", ".cs"), ("resources", ".cs"), ("templates", ""), ("files", ""), ("tests", ""), ("docs", "")];

    public override string Code => "RR027";

    public override string Name => "misplaced-file";

    public override string Summary => "A file of a cookbook stands where nobody reads it: C# with the wrong ending, a template among recipes, a folder with a misspelt name.";

    public override string Why => "Recipes and attribute files are scripts, `.csx`; libraries and resources are `.cs`. What stands elsewhere is passed over without a word.";

    public override Example Bad => Example.InCookbook("recipes/install.cs", """
        Package("nginx");
        """);

    public override Example Good => Example.InCookbook("recipes/install.csx", """
        Package("nginx");
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach ((string folder, string ending) in Known.Where(k => k.Ending.Length > 0))
            foreach (string file in cookbook.FilesIn(folder))
                if (!file.EndsWith(ending, StringComparison.Ordinal) && Fix(Path.GetFileName(file), folder, ending) is { } fix)
                    yield return At(file, 1, 0, $"Nobody reads {folder}/{Path.GetFileName(file)}.", fix);
        foreach (string path in Directory.EnumerateDirectories(cookbook.Cookbook.Path))
            if (Path.GetFileName(path) is var name && !Known.Any(k => k.Folder == name) && Meant(name) is { } meant)
                foreach (string file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Take(1))
                    yield return At(file, 1, 0, $"Nobody reads what is in {name}/.", $"Move it to {meant}/.");
    }

    /// <summary>The folder that is meant by the name of another; null when it has a meaning of its own, such as Chef's <c>test</c>.</summary>
    private static string? Meant(string name) => name switch
    {
        "test" or "doc" => null,
        "library" => "libraries",
        _ => Nearest.Of(name, Known.Select(k => k.Folder)) is [var nearest, ..] ? nearest : null,
    };

    private static string? Fix(string file, string folder, string ending) => Path.GetExtension(file) switch
    {
        ".cs" => $"Name it {Path.ChangeExtension(file, ending)}.",
        ".csx" => $"Name it {Path.ChangeExtension(file, ending)}.",
        ".sbn" => "Move it to templates/.",
        ".json" or ".conf" or ".sh" => $"Move it to files/: {folder}/ is for C#.",
        _ => null,
    };
}
