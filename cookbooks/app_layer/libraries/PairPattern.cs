using System.Text.RegularExpressions;

namespace AppLayer;

/// <summary>How the short name of a HAProxy layer tells the application layer that it balances.</summary>
public sealed class PairPattern
{
    private const string Group = "(?<app>.+)";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly AttributeValue attribute;
    private readonly string text;
    private readonly (string Before, string Behind)? literal;

    /// <summary>A regular expression with a group named <c>app</c>, or the name of a preset.</summary>
    public PairPattern(AttributeValue attribute)
    {
        this.attribute = attribute;
        if (attribute.IsMap) throw Wrong("is a map, where a regular expression or a preset is expected");
        text = attribute.ToString();
        text = text switch
        {
            "suffix" => "^(?<app>.+)-haproxy$",
            "prefix" => "^haproxy-(?<app>.+)$",
            "lb" => "^(?<app>.+)-lb$",
            _ => text,
        };
        literal = Literal();
    }

    /// <summary>The application layer that a layer names; null when the pattern does not match it as a whole.</summary>
    public string? App(string layer)
    {
        if (literal is not (var before, var behind)) return Match(layer);
        return layer.Length > before.Length + behind.Length && layer.StartsWith(before, StringComparison.Ordinal) && layer.EndsWith(behind, StringComparison.Ordinal)
            ? layer[before.Length..^behind.Length]
            : null;
    }

    /// <summary>What stands before and behind the group, when it is nothing but letters: the library of regular expressions is not loaded for it.</summary>
    private (string, string)? Literal()
    {
        int at = text.IndexOf(Group, StringComparison.Ordinal);
        if (at < 0) return null;
        string before = text[..at].TrimStart('^'), behind = text[(at + Group.Length)..].TrimEnd('$');
        foreach (char c in before + behind)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                return null;
        return (before, behind);
    }

    private string? Match(string layer)
    {
        try
        {
            // \z: $ would let a line break at the end pass.
            var regex = new Regex($@"\A(?:{text})\z", RegexOptions.CultureInvariant, Longest);
            if (!regex.GetGroupNames().Contains("app")) throw Wrong("has no group named app: write (?<app>...) around what names the application layer");
            return regex.Match(layer).Groups["app"] is { Success: true } app ? app.Value : null;
        }
        catch (RegexParseException e)
        {
            throw Wrong($"is no regular expression, nor one of the presets suffix, prefix and lb: {e.Message}");
        }
        catch (RegexMatchTimeoutException)
        {
            throw Wrong($"took longer than {Longest.TotalSeconds} s to match '{layer}'; nested repetitions such as (a+)+ do that");
        }
    }

    private Exception Wrong(string what) => Mistake.Of($"The attribute {attribute.Path} (set by {attribute.Origin}) {what}. It is '{attribute}'.");
}
