using System.Text;

namespace AppLayer;

/// <summary>The words of a line, keyword and value; a null value leaves its keyword out.</summary>
public sealed class Words(string first)
{
    private readonly StringBuilder text = new(first);

    /// <summary>A keyword and its value.</summary>
    public Words Add(string keyword, string? value)
    {
        if (value is not null) text.Append(' ').Append(keyword).Append(' ').Append(value);
        return this;
    }

    /// <summary>A keyword and its number.</summary>
    public Words Add(string keyword, int? value) => Add(keyword, value?.ToString());

    /// <summary>Words as they are.</summary>
    public Words Add(string? words)
    {
        if (words is not null) text.Append(' ').Append(words);
        return this;
    }

    /// <summary>The line.</summary>
    public override string ToString() => text.ToString();
}
