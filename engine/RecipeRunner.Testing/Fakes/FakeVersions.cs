namespace RecipeRunner.Testing.Fakes;

/// <summary>Debian's order of versions: epoch, upstream, revision; runs of digits as numbers, ~ before everything.</summary>
internal static class FakeVersions
{
    public static int Compare(string left, string right)
    {
        (string leftEpoch, string leftUpstream, string leftRevision) = Split(left);
        (string rightEpoch, string rightUpstream, string rightRevision) = Split(right);
        int order = Part(leftEpoch, rightEpoch);
        if (order == 0) order = Part(leftUpstream, rightUpstream);
        return order != 0 ? order : Part(leftRevision, rightRevision);
    }

    private static (string, string, string) Split(string version)
    {
        int colon = version.IndexOf(':');
        string rest = version[(colon + 1)..];
        int dash = rest.LastIndexOf('-');
        return (colon < 0 ? "0" : version[..colon], dash < 0 ? rest : rest[..dash], dash < 0 ? "" : rest[(dash + 1)..]);
    }

    private static int Part(string left, string right)
    {
        int i = 0;
        int j = 0;
        while (i < left.Length || j < right.Length)
        {
            while ((i < left.Length && !char.IsAsciiDigit(left[i])) || (j < right.Length && !char.IsAsciiDigit(right[j])))
            {
                int order = Weight(left, i++) - Weight(right, j++);
                if (order != 0) return order;
            }
            string leftNumber = Digits(left, ref i);
            string rightNumber = Digits(right, ref j);
            if (leftNumber.Length != rightNumber.Length) return leftNumber.Length - rightNumber.Length;
            int difference = string.CompareOrdinal(leftNumber, rightNumber);
            if (difference != 0) return difference;
        }
        return 0;
    }

    private static int Weight(string text, int at) =>
        at >= text.Length || char.IsAsciiDigit(text[at]) ? 0 : text[at] == '~' ? -1 : char.IsAsciiLetter(text[at]) ? text[at] : text[at] + 256;

    private static string Digits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text[start..at].TrimStart('0');
    }
}
