namespace Haproxy;

/// <summary>A time: a <see cref="TimeSpan"/>, or as HAProxy writes it, <c>"5s"</c>, <c>"1500ms"</c>; a number alone is milliseconds.</summary>
public sealed class HaproxyTime
{
    private readonly string text;

    private HaproxyTime(string text) => this.text = text;

    /// <summary>In HAProxy's own words; text with an environment variable is taken as it stands.</summary>
    public static implicit operator HaproxyTime(string text) => new(text);

    /// <summary>In microseconds, milliseconds, seconds or minutes, whichever leaves no rest.</summary>
    public static implicit operator HaproxyTime(TimeSpan time)
    {
        long us = time.Ticks / TimeSpan.TicksPerMicrosecond;
        return new(us % 1000 > 0 ? $"{us}us" : us % 1_000_000 > 0 ? $"{us / 1000}ms" : us % 60_000_000 > 0 || us == 0 ? $"{us / 1_000_000}s" : $"{us / 60_000_000}m");
    }

    /// <summary>An attribute, in HAProxy's own words.</summary>
    public static implicit operator HaproxyTime(AttributeValue value) => new((string)value!);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem
    {
        get
        {
            if (text.Contains('$', StringComparison.Ordinal)) return null;
            int digits = 0;
            while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
            bool isTime = digits > 0 && text[digits..] is "" or "us" or "ms" or "s" or "m" or "h" or "d";
            return isTime ? null : $"'{text}' is not a time: write a TimeSpan, or digits and us, ms, s, m, h or d, as in \"5s\".";
        }
    }

    /// <summary>How long it is; null when it is no time, or an environment variable says it.</summary>
    public TimeSpan? Span
    {
        get
        {
            string digits = text.TrimEnd(['u', 'm', 's', 'h', 'd']);
            if (!long.TryParse(digits, out long count)) return null;
            return text[digits.Length..] switch
            {
                "us" => TimeSpan.FromMicroseconds(count),
                "" or "ms" => TimeSpan.FromMilliseconds(count),
                "s" => TimeSpan.FromSeconds(count),
                "m" => TimeSpan.FromMinutes(count),
                "h" => TimeSpan.FromHours(count),
                "d" => TimeSpan.FromDays(count),
                _ => null,
            };
        }
    }

    /// <summary>As HAProxy writes it.</summary>
    public override string ToString() => text;
}

/// <summary>Timeouts by HAProxy's names, in order: <c>new() { ["client"] = "50s", ["connect"] = TimeSpan.FromSeconds(5) }</c>.</summary>
public sealed class Timeouts : OrderedMap<HaproxyTime>
{
    /// <summary>An attribute that is a map.</summary>
    public static implicit operator Timeouts(AttributeValue map)
    {
        var timeouts = new Timeouts();
        foreach ((string name, AttributeValue time) in map) timeouts[name] = time;
        return timeouts;
    }

    /// <summary>The lines that they make.</summary>
    internal IReadOnlyList<string> Lines
    {
        get
        {
            var lines = new List<string>();
            foreach (Entry<HaproxyTime> timeout in this) lines.Add($"timeout {timeout.Name} {timeout.Value}");
            return lines;
        }
    }

    /// <summary>What is wrong with them.</summary>
    internal IEnumerable<string> Problems
    {
        get
        {
            foreach (Entry<HaproxyTime> timeout in this)
                if (timeout.Value?.Problem is { } problem)
                    yield return $"the timeout {timeout.Name}: {problem}";
        }
    }
}
