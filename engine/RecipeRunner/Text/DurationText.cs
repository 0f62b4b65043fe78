using System.Globalization;

namespace RecipeRunner.Text;

/// <summary>Durations as HAProxy and systemd write them: <c>5s</c>, <c>100ms</c>, <c>1h30m</c>.</summary>
internal static class DurationText
{
    /// <summary>
    /// Numbers, each with its unit: us, ms, s, m, h, d. A text without a unit is refused, because HAProxy would take it for
    /// milliseconds and Chef for seconds.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        text = text.Trim();
        if (text.Length == 0)
            return false;
        while (text.Length > 0)
        {
            var digits = 0;
            while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] == '.'))
                digits++;
            var end = digits;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            if (!double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                || SecondsOf(text[digits..end]) is not { } seconds || !TryAdd(ref duration, number * seconds))
            {
                return false;
            }
            text = text[end..].TrimStart();
        }
        return true;
    }

    /// <summary>Seconds as a duration; false when there are too many.</summary>
    public static bool TryOfSeconds(double seconds, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        return TryAdd(ref duration, seconds);
    }

    private static bool TryAdd(ref TimeSpan duration, double seconds)
    {
        var ticks = Math.Round(seconds * TimeSpan.TicksPerSecond) + duration.Ticks;
        if (double.IsNaN(ticks) || Math.Abs(ticks) >= long.MaxValue)
            return false;
        duration = new TimeSpan((long)ticks);
        return true;
    }

    private static double? SecondsOf(ReadOnlySpan<char> unit) => unit switch
    {
        "us" => 1e-6,
        "ms" => 1e-3,
        "s" => 1,
        "m" or "min" => 60,
        "h" => 3600,
        "d" => 86400,
        _ => null,
    };
}
