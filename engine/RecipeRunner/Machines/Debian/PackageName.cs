using RecipeRunner.Converging;

namespace RecipeRunner.Machines.Debian;

/// <summary>
/// Keeps from apt what it would not read as a name: "name-" asks it to remove a package, "^name" and "name*" are patterns.
/// </summary>
internal static class PackageName
{
    public static string Checked(PackageRequest request) =>
        request.Version is { Length: > 0 } version ? $"{Checked(request.Name)}={CheckedVersion(request.Name, version)}" : Checked(request.Name);

    public static string Checked(string name)
    {
        int colon = name.IndexOf(':');
        ReadOnlySpan<char> plain = colon < 0 ? name : name.AsSpan(0, colon);
        bool good = plain.Length > 1 && char.IsAsciiLetterOrDigit(plain[0]) && AllOf(plain, "+.-") && plain[^1] != '-'
            && (colon < 0 || (colon < name.Length - 1 && AllOf(name.AsSpan(colon + 1), "-")));
        return good ? name : throw new RecipeRunnerException(
            $"'{name}' is not a package name: Debian's consist of lower-case letters, digits and + . -, and may end with an architecture, as in libc6:i386.",
            ExitCode.ResourceFailed);
    }

    private static string CheckedVersion(string name, string version) =>
        char.IsAsciiDigit(version[0]) && AllOf(version.AsSpan(), "ABCDEFGHIJKLMNOPQRSTUVWXYZ.+-:~") ? version : throw new RecipeRunnerException(
            $"'{version}' is not a version of package {name}: Debian's begin with a digit, as in 2.6.12-1+deb12u4.", ExitCode.ResourceFailed);

    private static bool AllOf(ReadOnlySpan<char> text, string others)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && !others.Contains(c)) return false;
        }
        return true;
    }
}
