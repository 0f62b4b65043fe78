using System.Globalization;

namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Ruby's numbers: <c>1_000</c>, <c>0644</c> (octal), <c>0x1f</c>, <c>1.5</c>.</summary>
internal static class NumberLiteral
{
    /// <summary>The number as long or double; null when it is none.</summary>
    public static object? Parse(string written)
    {
        bool isNegative = written.StartsWith('-');
        string digits = written.TrimStart('-').Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        if (digits.Contains('.')) return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double fraction) ? isNegative ? -fraction : fraction : null;
        int radix = digits switch { ['0', 'x', ..] => 16, ['0', 'b', ..] => 2, ['0', 'o', ..] or ['0', _, ..] => 8, _ => 10 };
        if (digits is ['0', 'x' or 'b' or 'o', ..]) digits = digits[2..];
        try
        {
            long whole = radix == 10 ? long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : Convert.ToInt64(digits, radix);
            return isNegative ? -whole : whole;
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
