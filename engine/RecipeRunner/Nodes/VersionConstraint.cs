using System.Globalization;

namespace RecipeRunner.Nodes;

/// <summary>What a cookbook's version must satisfy: <c>= 1.0</c>, <c>&gt;= 1.2.3</c>, <c>&lt; 2</c>, <c>~&gt; 1.2</c>; a bare version means equal.</summary>
internal sealed class VersionConstraint
{
    public static readonly VersionConstraint Any = new(">=", default, 3);

    private readonly string operation;
    private readonly CookbookVersion version;
    private readonly int parts;

    private VersionConstraint(string operation, CookbookVersion version, int parts) =>
        (this.operation, this.version, this.parts) = (operation, version, parts);

    /// <exception cref="FormatException">Not an operator of Chef's and a version.</exception>
    public static VersionConstraint Parse(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.AsSpan().IndexOfAnyInRange('0', '9');
        var operation = digits < 0 ? "" : trimmed[..digits].Trim();
        if (digits < 0 || operation is not ("" or "=" or "<" or ">" or "<=" or ">=" or "~>"))
            throw new FormatException($"\"{text}\" is no version constraint; write =, <, >, <=, >= or ~> and a version, such as ~> 1.2");
        var written = trimmed[digits..];
        var parts = written.Split('.').Length;
        // A constraint, unlike a version, may have one number: "> 1".
        var version = parts == 1 && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new CookbookVersion(major, 0, 0) : CookbookVersion.Parse(written);
        return new VersionConstraint(operation.Length == 0 ? "=" : operation, version, parts);
    }

    public bool IsSatisfiedBy(CookbookVersion candidate) => operation switch
    {
        "=" => candidate == version,
        "<" => candidate < version,
        ">" => candidate > version,
        "<=" => candidate <= version,
        ">=" => candidate >= version,
        // The last number given may grow: ~> 1.2 stays below 2, ~> 1.2.3 below 1.3.
        _ => candidate >= version && candidate.Major == version.Major && (parts < 3 || candidate.Minor == version.Minor),
    };

    public override string ToString() =>
        $"{operation} {parts switch { 1 => $"{version.Major}", 2 => $"{version.Major}.{version.Minor}", _ => $"{version}" }}";
}
