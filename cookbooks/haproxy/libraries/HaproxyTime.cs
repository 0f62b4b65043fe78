namespace Haproxy;

/// <summary>A time: a <see cref="TimeSpan"/>, or as HAProxy writes it, <c>"5s"</c>, <c>"1500ms"</c>; a number alone is milliseconds.</summary>
public sealed class HaproxyTime
{
    private static readonly (string Name, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond),
        ("ms", TimeSpan.TicksPerMillisecond), ("us", TimeSpan.TicksPerMicrosecond),
    ];

    private readonly string text;

    private HaproxyTime(string text) => this.text = text;

    /// <summary>In HAProxy's own words; text with an environment variable is taken as it stands.</summary>
    public static implicit operator HaproxyTime(string text) => new(text);

    /// <summary>In the largest unit that leaves no rest.</summary>
    public static implicit operator HaproxyTime(TimeSpan time)
    {
        (string name, long ticks) = time == TimeSpan.Zero ? Units[3] : Units.FirstOrDefault(u => time.Ticks % u.Ticks == 0, Units[^1]);
        return new($"{time.Ticks / ticks}{name}");
    }

    /// <summary>An attribute, in HAProxy's own words.</summary>
    public static implicit operator HaproxyTime(AttributeValue value) => new((string)value!);

    /// <summary>What is wrong with it; null when nothing is.</summary>
    internal string? Problem
    {
        get
        {
            if (text.Contains('$', StringComparison.Ordinal)) return null;
            string unit = text.TrimStart([.. "0123456789"]);
            bool isTime = unit.Length < text.Length && (unit.Length == 0 || Units.Any(u => u.Name == unit));
            return isTime ? null : $"'{text}' is not a time: write a TimeSpan, or digits and us, ms, s, m, h or d, as in \"5s\".";
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

    /// <summary>What is wrong with them.</summary>
    internal IEnumerable<string> Problems => this.Where(t => t.Value?.Problem is not null).Select(t => $"the timeout {t.Key}: {t.Value!.Problem}");
}
