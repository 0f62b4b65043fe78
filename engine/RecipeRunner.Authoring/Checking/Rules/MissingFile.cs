using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class MissingFile : Rule
{
    public override string Code => "RR011";

    public override string Name => "missing-file";

    public override string Summary => "A `CookbookFile` or `RemoteDirectory` names what the cookbook does not have in `files/`.";

    public override string Why => "A run that declares it ends before it changes anything. Without `Source` it is the last part of the path.";

    public override Example Bad => Example.Recipe("""
        CookbookFile("/usr/local/bin/backup", new() { Mode = "0755" });
        """);

    public override Example Good => Example.Recipe("""
        CookbookFile("/usr/local/bin/backup", new() { Source = "backup.sh", Mode = "0755" });
        """).AndInCookbook("files/backup.sh", """
        #!/bin/sh
        """);

    public override IEnumerable<Finding> Check(SeenCookbook cookbook)
    {
        foreach (FileUse use in cookbook.Facts.SelectMany(f => f.Files))
        {
            if (use.Name is not { } name || cookbook.Holder(use) is not { } holder) continue;
            if (use.Type == nameof(CookbookFileResource) && !holder.FileNames.Any(f => SeenCookbook.IsNamed(f, name)))
                yield return At(use.At, $"The cookbook {holder.Name} has no files/{name}.", Fix(name, holder));
            if (use.Type == nameof(RemoteDirectoryResource) && !holder.FileNames.Any(f => IsIn(f, name)))
                yield return At(use.At, $"The cookbook {holder.Name} has no folder files/{name}.", Fix(name, holder));
        }
    }

    private static bool IsIn(string file, string folder) => file.StartsWith(folder + "/", StringComparison.Ordinal) || file.Contains($"/{folder}/", StringComparison.Ordinal);

    private static string Fix(string name, SeenCookbook holder) =>
        Nearest.Hint(name, holder.FileNames) is { Length: > 0 } hint ? hint.Trim() : $"Put it at files/{name}, or name what there is with Source.";
}
