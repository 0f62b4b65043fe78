using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class UnusableMode : Rule
{
    public override string Code => "RR085";

    public override string Name => "unusable-mode";

    public override string Summary => "A directory may be read but not entered, or a program may not be run.";

    public override string Why => "In a directory without the `x` bit nobody but root reaches a file, whatever that file's own mode says; it mostly got the mode of a file.";

    public override Example Bad => Example.Recipe("""
        Directory("/srv/www", new() { Owner = "www-data", Mode = "0644" });
        """);

    public override Example Good => Example.Recipe("""
        Directory("/srv/www", new() { Owner = "www-data", Mode = "0755" });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
        {
            if (declared.Text("Mode") is not { } text || Permissions.TryParseMode(text) is not { } mode) continue;
            if (declared.Is("DirectoryResource") && (mode & 0b100_100_100) >> 2 is var readers && (readers & ~mode) != 0)
                yield return At(declared["Mode"]!, $"With the mode {text} it may be read and not entered.", $"Say Mode = \"0{Convert.ToString(mode | readers, 8)}\".");
            else if (declared.Is("ContentResource") && declared.Path() is { } path && (path.Contains("/bin/", StringComparison.Ordinal) || path.Contains("/sbin/", StringComparison.Ordinal)) && (mode & 0b001_001_001) == 0)
                yield return At(declared["Mode"]!, $"With the mode {text} nobody can run {path}.", "Say Mode = \"0755\", or put it where no programs are.");
        }
    }
}
