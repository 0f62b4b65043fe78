using RecipeRunner.Reporting;

namespace RecipeRunner.Authoring.Checking.Reports;

/// <summary>A rule explained to a person: what it finds, why, and both examples.</summary>
internal static class RuleText
{
    public static void Write(Rule rule, TextOutput output)
    {
        output.WriteLine($"{rule.Code} {rule.Name}", Ink.Cyan);
        output.WriteLine(rule.Summary);
        output.WriteLine();
        output.WriteLine(rule.Why);
        Write("Found:", rule.Bad, output);
        Write("Not found:", rule.Good, output);
    }

    private static void Write(string heading, Example example, TextOutput output)
    {
        output.WriteLine();
        output.WriteLine(heading, Ink.Cyan);
        foreach ((string path, string text) in example.Files)
        {
            output.WriteLine($"  {path}", Ink.Grey);
            foreach (string line in text.TrimEnd().Split('\n')) output.WriteLine($"    {line}".TrimEnd());
        }
    }
}
