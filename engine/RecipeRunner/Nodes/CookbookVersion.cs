using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RecipeRunner.Nodes;

/// <summary>A cookbook's version: two or three whole numbers, as Chef has it; <c>1.2</c> equals <c>1.2.0</c>.</summary>
internal readonly record struct CookbookVersion(int Major, int Minor, int Patch) : IComparable<CookbookVersion>
{
    /// <exception cref="FormatException">Not two or three numbers separated by dots.</exception>
    public static CookbookVersion Parse(string text) =>
        TryParse(text, out var version) ? version
            : throw new FormatException($"\"{text}\" is no cookbook version; Chef takes two or three numbers, such as 1.2 or 1.2.3");

    public static bool TryParse([NotNullWhen(true)] string? text, out CookbookVersion version)
    {
        version = default;
        var parts = text?.Split('.') ?? [];
        if (parts.Length is < 2 or > 3)
            return false;
        Span<int> numbers = [0, 0, 0];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
                return false;
        }
        version = new(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    public int CompareTo(CookbookVersion other)
    {
        var major = Major.CompareTo(other.Major);
        if (major != 0)
            return major;
        var minor = Minor.CompareTo(other.Minor);
        return minor != 0 ? minor : Patch.CompareTo(other.Patch);
    }

    public override string ToString() => $"{Major}.{Minor}.{Patch}";

    public static bool operator <(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CookbookVersion left, CookbookVersion right) => left.CompareTo(right) >= 0;
}
