using System.Text;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary>Writes the language of manual pages (man(7)).</summary>
internal sealed class Roff(TextOutput output)
{
    public void Macro(string name, params string[] arguments) =>
        output.WriteLine($".{name}{string.Concat(arguments.Select(a => $" \"{Escape(a)}\""))}");

    /// <summary>Paragraphs, which empty lines part.</summary>
    public void Text(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length == 0) Macro("PP");
            // A dot at the start would make a macro of it.
            else output.WriteLine((line[0] == '.' ? "\\&" : "") + Escape(line));
        }
    }

    /// <summary>A word in bold, and what it means, indented below it.</summary>
    public void Item(string word, string meaning)
    {
        output.WriteLine(".TP");
        Macro("B", word);
        Text(meaning);
    }

    /// <summary>As typed: roff prints its own hyphens and quotes for these, which nobody could paste into a shell.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text)
            escaped.Append(c switch
            {
                '\\' => "\\e",
                '-' => "\\-",
                '"' => "\\(dq",
                '\'' => "\\(aq",
                '`' => "\\(ga",
                '^' => "\\(ha",
                '~' => "\\(ti",
                _ => c.ToString(),
            });
        return escaped.ToString();
    }
}
