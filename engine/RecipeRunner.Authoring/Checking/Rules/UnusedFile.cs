using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusedFile : Rule
{
    public override string Code => "RR018";

    public override string Name => "unused-file";

    public override string Summary => "Nothing names a file in `files/`, nor a folder that it lies in.";

    public override string Why => "Whoever changes it wonders why nothing happens.";

    public override Example Bad => Example.Recipe("""
        CookbookFile("/usr/local/bin/backup", new() { Source = "backup.sh", Mode = "0755" });
        """).AndInCookbook("files/backup.sh", """
        #!/bin/sh
        """).AndInCookbook("files/backup.old", """
        #!/bin/sh
        """);

    public override Example Good => Example.Recipe("""
        CookbookFile("/usr/local/bin/backup", new() { Source = "backup.sh", Mode = "0755" });
        """).AndInCookbook("files/backup.sh", """
        #!/bin/sh
        """);

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.IsWhole) yield break;
        var mentions = new Lazy<FileMentions>(() => new(context));
        foreach (SeenCookbook cookbook in context.Cookbooks)
            foreach (string file in cookbook.FileNames)
                if (!mentions.Value.MayName(file))
                    yield return At(Path.Combine(cookbook.Cookbook.Path, "files", file), 0, 0, $"Nothing uses files/{file}.", "Name it as the Source of a CookbookFile, or delete it.");
    }
}
