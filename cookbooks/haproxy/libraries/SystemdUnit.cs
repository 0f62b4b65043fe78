namespace Haproxy;

/// <summary>
/// A systemd unit: its text, or its sections, <c>new() { ["Service"] = new() { ["ExecReload"] = ["a", "b"] } }</c>.
/// </summary>
public sealed class SystemdUnit : OrderedMap<Options>
{
    private string? text;

    /// <summary>The unit's text.</summary>
    public static implicit operator SystemdUnit(string text) => new() { text = text };

    /// <summary>The unit as the file holds it.</summary>
    public override string ToString() => text ?? string.Join('\n', this.Select(section =>
        $"[{section.Name}]\n" + string.Concat(from entry in section.Value ?? new() from value in entry.Value ?? (Setting)""! select $"{entry.Name}={value}\n")));
}
