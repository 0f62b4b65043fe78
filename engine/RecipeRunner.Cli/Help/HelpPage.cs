using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Help;

/// <summary>Headings, and rows of two columns wrapped at 100.</summary>
internal sealed class HelpPage(TextOutput output)
{
    private const int Width = 100;
    private const int Column = 34;

    public void Text(string text) => output.WriteLine(text);

    public void Heading(string heading)
    {
        output.WriteLine();
        output.WriteLine(heading + ":", Ink.Cyan);
    }

    public void Row(string name, string meaning)
    {
        output.Write("  ");
        output.Write(name, Ink.Green);
        int at = 2 + name.Length;
        if (at > Column - 2)
        {
            output.WriteLine();
            at = 0;
        }
        foreach (string line in Wrap(meaning, Width - Column))
        {
            output.Write(new string(' ', Column - at));
            output.WriteLine(line);
            at = 0;
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        while (text.Length > width)
        {
            int space = text.LastIndexOf(' ', width);
            yield return text[..space];
            text = text[(space + 1)..];
        }
        yield return text;
    }
}
