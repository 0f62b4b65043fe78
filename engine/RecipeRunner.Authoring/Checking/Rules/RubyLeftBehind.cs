using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class RubyLeftBehind : Rule
{
    private static readonly (string Folder, string Ending, string Instead)[] Leftovers =
    [
        ("recipes", ".rb", "a recipe is a C# script, recipes/{0}.csx"),
        ("attributes", ".rb", "an attribute file is a C# script, attributes/{0}.csx"),
        ("resources", ".rb", "a custom resource is a C# record, resources/{0}.cs"),
        ("providers", ".rb", "a custom resource is a C# record, resources/{0}.cs, which holds what it declares and what it does"),
        ("definitions", ".rb", "a custom resource is a C# record, resources/{0}.cs"),
        ("libraries", ".rb", "a library is C#, libraries/{0}.cs"),
        ("templates", ".erb", "a template is Scriban, templates/{0}.sbn"),
    ];

    public override string Code => "RR075";

    public override string Name => "ruby-left-behind";

    public override string Summary => "A cookbook still holds Ruby of Chef, which is not run.";

    public override string Why =>
        "Whoever finds it takes it for what happens on the machine, and changes it there. Once it is said in C#, as [coming-from-chef.md](coming-from-chef.md) shows side by side, the history keeps it.";

    public override Example Bad => Example.Recipe("""
        File("/etc/motd", new() { Content = "Managed.\n", Mode = "0644" });
        """).AndInCookbook("recipes/banner.rb", """
        file '/etc/issue' do
          content "Managed.\n"
        end
        """);

    public override Example Good => Example.Recipe("""
        File("/etc/motd", new() { Content = "Managed.\n", Mode = "0644" });
        """).AndInCookbook("recipes/banner.csx", """
        File("/etc/issue", new() { Content = "Managed.\n" });
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach ((string folder, string ending, string instead) in Leftovers)
            foreach (string file in cookbook.FilesIn(folder))
                if (file.EndsWith(ending, StringComparison.Ordinal))
                    yield return At(file, 1, 0, $"{Path.GetFileName(file)} is Ruby, and is not run: {string.Format(System.Globalization.CultureInfo.InvariantCulture, instead, Path.GetFileName(file)[..^ending.Length])}.", "Remove it, once what it does is said there.");
    }
}
