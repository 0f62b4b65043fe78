using System.Runtime.CompilerServices;

namespace Haproxy;

/// <summary>What stands behind a keyword: a text, a number, a time; or several of them, for a keyword that is repeated.</summary>
[CollectionBuilder(typeof(Setting), nameof(Of))]
public sealed class Setting : IEnumerable<string>
{
    private readonly string[] texts;

    private Setting(string[] texts) => this.texts = texts;

    /// <summary>Several texts.</summary>
    public static Setting Of(ReadOnlySpan<string> texts) => new(texts.ToArray());

    /// <summary>A text; an empty one leaves the keyword alone on its line.</summary>
    public static implicit operator Setting?(string? text) => text is null ? null : new([text]);

    /// <summary>A number.</summary>
    public static implicit operator Setting?(long? number) => number?.ToString();

    /// <summary>A number.</summary>
    public static implicit operator Setting(int number) => new([number.ToString()]);

    /// <summary>The word true or false.</summary>
    public static implicit operator Setting(bool value) => new([value ? "true" : "false"]);

    /// <summary>A time.</summary>
    public static implicit operator Setting(TimeSpan time) => new([((HaproxyTime)time).ToString()]);

    /// <summary>Several texts.</summary>
    public static implicit operator Setting?(string[]? texts) => texts is null ? null : new([.. texts]);

    /// <summary>Several texts.</summary>
    public static implicit operator Setting?(Many<string>? texts) => texts is null ? null : new([.. texts]);

    /// <summary>An attribute: a list, or one value.</summary>
    public static implicit operator Setting?(AttributeValue? value) =>
        value is { IsList: true } ? new Setting(value.As<string[]>()) : (string?)value;

    /// <summary>The lines that these texts make behind a keyword, which may be empty.</summary>
    internal void AddLines(string keyword, List<string> lines)
    {
        foreach (string text in texts) lines.Add($"{keyword} {text}".Trim());
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)texts).GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => texts.GetEnumerator();

    /// <summary>The texts, as they would stand in a list.</summary>
    public override string ToString() => string.Join(", ", texts);
}
