using System.Text;

namespace RecipeRunner.Tests.Docs;

/// <summary>A line of a shell as words: as much of its grammar as the documentation uses.</summary>
internal static class ShellWords
{
    /// <summary>The commands of a line, between pipes and the like, each as its words without redirections.</summary>
    public static IEnumerable<string[]> Commands(string line)
    {
        var words = new List<string>();
        foreach (string word in Words(line))
        {
            if (word is not ("|" or "||" or "&&" or ";" or "&")) words.Add(word);
            else
            {
                yield return [.. Called(words)];
                words.Clear();
            }
        }
        yield return [.. Called(words)];
    }

    /// <summary>Without what follows the sign of a redirection, and the file of it.</summary>
    private static IEnumerable<string> Called(IReadOnlyList<string> words) => words.TakeWhile(word => word.TrimStart('1', '2') is not (['>', ..] or ['<', ..]) || word.EndsWith('>') && word.StartsWith('<'));

    private static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        char quote = '\0';
        bool isWord = false;
        foreach (char c in line)
        {
            if (quote != '\0')
            {
                if (c == quote) quote = '\0';
                else word.Append(c);
            }
            else if (c is '\'' or '"') (quote, isWord) = (c, true);
            else if (c == '#' && !isWord) yield break;
            else if (c is not (' ' or '\t' or ';' or ')' or '(')) (isWord, _) = (true, word.Append(c));
            else
            {
                if (isWord) yield return word.ToString();
                (_, isWord) = (word.Clear(), false);
                if (c == ';') yield return ";";
            }
        }
        if (isWord) yield return word.ToString();
    }
}
