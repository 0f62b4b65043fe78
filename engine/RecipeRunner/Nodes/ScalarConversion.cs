using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RecipeRunner.Nodes;

/// <summary>The conversions between stored scalars and .NET types that lose nothing.</summary>
internal static class ScalarConversion
{
    public static bool TryString(object? value, [MaybeNullWhen(false)] out string result)
    {
        result = value is null ? null : ValueText.Plain(value);
        return result is not null;
    }

    public static bool TryInt(object? value, out int result)
    {
        result = 0;
        if (!TryLong(value, out var number) || number is < int.MinValue or > int.MaxValue)
            return false;
        result = (int)number;
        return true;
    }

    public static bool TryLong(object? value, out long result)
    {
        result = 0;
        switch (value)
        {
            case long number:
                result = number;
                return true;
            case double number when number == Math.Floor(number) && Math.Abs(number) <= 1L << 53:
                result = (long)number;
                return true;
            case string text:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out result);
            default:
                return false;
        }
    }

    public static bool TryDouble(object? value, out double result)
    {
        result = value is long whole ? whole : value is double number ? number : 0;
        return value is long or double
            || (value is string text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out result) && double.IsFinite(result));
    }

    public static bool TryBool(object? value, out bool result)
    {
        result = value is true;
        return value is bool;
    }
}
