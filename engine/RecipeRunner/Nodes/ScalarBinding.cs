using RecipeRunner.Text;

namespace RecipeRunner.Nodes;

/// <summary>The single-valued types that attributes bind to.</summary>
internal static class ScalarBinding
{
    /// <summary>What a message calls the type; null when it is not a single-valued one.</summary>
    public static string? ExpectedOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "a string",
        TypeCode.Boolean => "true or false",
        TypeCode.Double or TypeCode.Single or TypeCode.Decimal => "a number",
        TypeCode.Int64 => "a whole number",
        TypeCode.Int32 => "a whole number",
        TypeCode.Int16 => $"a whole number from {short.MinValue} to {short.MaxValue}",
        TypeCode.UInt16 => $"a whole number from 0 to {ushort.MaxValue}",
        TypeCode.Byte => "a whole number from 0 to 255",
        TypeCode.SByte => "a whole number from -128 to 127",
        TypeCode.UInt32 or TypeCode.UInt64 => "a whole number, not negative",
        // By name, so that asking does not load what next to no record has.
        TypeCode.Object => type.FullName switch
        {
            "System.TimeSpan" => "a duration such as 5s, 100ms or 1h30m, or a number of seconds",
            "System.Uri" => "an absolute URI such as https://mirror.example/",
            "System.Version" => "a version such as 1.2.3",
            _ => null,
        },
        _ => null,
    };

    public static bool TryConvert(object? value, Type type, out object? result)
    {
        result = null;
        switch (Type.GetTypeCode(type))
        {
            case TypeCode.String:
                var isText = ScalarConversion.TryString(value, out var text);
                result = text;
                return isText;
            case TypeCode.Boolean:
                var isBool = ScalarConversion.TryBool(value, out var flag);
                result = flag;
                return isBool;
            case TypeCode.Double or TypeCode.Single or TypeCode.Decimal:
                return ScalarConversion.TryDouble(value, out var number) && TryNarrow(number, type, out result);
            case TypeCode.Object:
                result = TryParse(value, type);
                return result is not null;
            default:
                return ScalarConversion.TryLong(value, out var whole) && TryNarrow(whole, type, out result);
        }
    }

    private static object? TryParse(object? value, Type type)
    {
        if (type == typeof(TimeSpan))
        {
            return (value is string duration ? DurationText.TryParse(duration, out var time)
                : ScalarConversion.TryDouble(value, out var seconds) && DurationText.TryOfSeconds(seconds, out time)) ? time : null;
        }
        return value is not string text ? null
            : type == typeof(Uri) ? Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null
            : Version.TryParse(text, out var version) ? version : null;
    }

    private static bool TryNarrow(object number, Type type, out object? result)
    {
        try
        {
            result = Convert.ChangeType(number, type);
            return true;
        }
        catch (OverflowException)
        {
            result = null;
            return false;
        }
    }
}
