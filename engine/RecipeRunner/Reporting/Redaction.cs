using System.Net;
using System.Text;
using RecipeRunner.Nodes;

namespace RecipeRunner.Reporting;

/// <summary>
/// The texts that a run must not show, and what stands in their place: values of encrypted data bag items, also as JSON, XML,
/// URLs and base64 write them, and each line of those that have several. What is too short or too common to be a secret is left
/// out: texts of less than four characters, numbers of less than six digits, and the words for true, false and nothing.
/// </summary>
internal sealed class Redaction
{
    public const string Mask = "********";
    private const int ShortestText = 4;
    private const int ShortestNumber = 6;
    private const string Cut = "...";
    private static readonly string[] Words = ["true", "false", "null", "none"];

    // The longest first, so that none is broken by one that is a part of it.
    private readonly List<string> hidden = [];

    public bool IsEmpty => hidden.Count == 0;

    /// <summary>Hides all texts and numbers in a value.</summary>
    public void Add(object? value)
    {
        Collect(value);
        hidden.Sort(static (a, b) => b.Length != a.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a, b));
    }

    /// <summary>A text as it may be shown.</summary>
    public string Of(string text)
    {
        foreach (string secret in hidden) text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return hidden.Count > 0 && text.Contains(Cut, StringComparison.Ordinal) ? WithoutBeginnings(text) : text;
    }

    /// <summary>
    /// A unified diff as it may be shown. Where a new line holds a secret, the lines that go may hold the one before it,
    /// which nobody has decrypted: they are masked as a whole.
    /// </summary>
    public string OfDiff(string diff)
    {
        if (IsEmpty) return diff;
        string[] lines = diff.Split('\n');
        bool replacesSecret = lines.Any(line => line.StartsWith('+') && Touches(line));
        return string.Join('\n', lines.Select((line, at) => replacesSecret && at > 0 && line.StartsWith('-') ? "-" + Mask : Of(line)));
    }

    /// <summary>Whether a text holds what must not be shown.</summary>
    public bool Touches(string text) => hidden.Count > 0 && Of(text) != text;

    private void Collect(object? value)
    {
        switch (value)
        {
            case string text: Collect(text); break;
            case IReadOnlyCollection<KeyValuePair<string, object?>> map:
                foreach ((_, object? item) in map) Collect(item);
                break;
            case IReadOnlyCollection<object?> list:
                foreach (object? item in list) Collect(item);
                break;
            case not null: Collect(ValueText.Plain(value)); break;
        }
    }

    private void Collect(string text)
    {
        if (IsTrivial(text)) return;
        Hide(text);
        Hide(Uri.EscapeDataString(text));
        Hide(WebUtility.HtmlEncode(text));
        Hide(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='));
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
            if (!IsTrivial(line)) Hide(line);
    }

    private void Hide(string text)
    {
        if (!hidden.Contains(text)) hidden.Add(text);
        string json = ValueText.Json(text)[1..^1];
        if (!hidden.Contains(json)) hidden.Add(json);
    }

    private static bool IsTrivial(string text) =>
        text.Length < ShortestText
        || (text.Length < ShortestNumber && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        || Words.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Messages cut long values and end them with dots: what is left of a secret goes too.</summary>
    private string WithoutBeginnings(string text)
    {
        for (int at = text.IndexOf(Cut, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Cut, at + Cut.Length, StringComparison.Ordinal))
        {
            if (BeginningBefore(text.AsSpan(0, at)) is not (> 0 and int length)) continue;
            text = string.Concat(text.AsSpan(0, at - length), Mask, text.AsSpan(at));
            at += Mask.Length - length;
        }
        return text;
    }

    private int BeginningBefore(ReadOnlySpan<char> text)
    {
        foreach (string secret in hidden)
            for (int length = Math.Min(secret.Length - 1, text.Length); length >= ShortestText; length--)
                if (text.EndsWith(secret.AsSpan(0, length), StringComparison.Ordinal))
                    return length;
        return 0;
    }
}
