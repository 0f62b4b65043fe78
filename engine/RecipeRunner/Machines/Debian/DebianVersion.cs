namespace RecipeRunner.Machines.Debian;

/// <summary>The order of Debian versions, <c>[epoch:]upstream[-revision]</c>, as <c>dpkg --compare-versions</c> has it.</summary>
internal static class DebianVersion
{
    public static int Compare(string left, string right)
    {
        var (leftEpoch, leftUpstream, leftRevision) = Split(left);
        var (rightEpoch, rightUpstream, rightRevision) = Split(right);
        int order = ComparePart(leftEpoch, rightEpoch);
        if (order == 0) order = ComparePart(leftUpstream, rightUpstream);
        return order != 0 ? order : ComparePart(leftRevision, rightRevision);
    }

    private static (string Epoch, string Upstream, string Revision) Split(string version)
    {
        int colon = version.IndexOf(':');
        string rest = version[(colon + 1)..];
        int dash = rest.LastIndexOf('-');
        return (colon < 0 ? "" : version[..colon], dash < 0 ? rest : rest[..dash], dash < 0 ? "" : rest[(dash + 1)..]);
    }

    /// <summary>Stretches of non-digits and of digits in turn: the first compared by <see cref="Weight"/>, the second as numbers.</summary>
    private static int ComparePart(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (left.Length > 0 || right.Length > 0)
        {
            while ((left.Length > 0 && !char.IsAsciiDigit(left[0])) || (right.Length > 0 && !char.IsAsciiDigit(right[0])))
            {
                int order = Weight(left) - Weight(right);
                if (order != 0) return Math.Sign(order);
                left = left[1..];
                right = right[1..];
            }
            int number = CompareNumbers(TakeDigits(ref left), TakeDigits(ref right));
            if (number != 0) return number;
        }
        return 0;
    }

    /// <summary>A tilde sorts before the end of the text, and letters before all other signs.</summary>
    private static int Weight(ReadOnlySpan<char> text) => text.Length == 0 || char.IsAsciiDigit(text[0]) ? 0
        : text[0] == '~' ? -1
        : char.IsAsciiLetter(text[0]) ? text[0]
        : text[0] + 256;

    private static ReadOnlySpan<char> TakeDigits(ref ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        ReadOnlySpan<char> digits = text[..length].TrimStart('0');
        text = text[length..];
        return digits;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : Math.Sign(left.SequenceCompareTo(right));
}
