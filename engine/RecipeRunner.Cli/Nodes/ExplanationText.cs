using RecipeRunner.Nodes;
using RecipeRunner.Reporting;

namespace RecipeRunner.Cli.Nodes;

/// <summary>What <c>node explain</c> tells a person.</summary>
internal static class ExplanationText
{
    public static void Write(string[] path, AttributeValue? value, IReadOnlyList<AttributeContribution> chain, TextOutput output)
    {
        string name = AttributePath.Format(path);
        output.WriteLine(value is null ? $"{name} is not set" : value.IsMap || value.IsList ? $"{name} is {Counted(value)}" : $"{name} = {ValueText.Json(value.ToPlain())}");
        output.WriteLine();
        int levels = chain.Max(c => c.Level.ChefName().Length), values = chain.Max(c => c.Value.Length);
        foreach (AttributeContribution one in chain)
        {
            if (one.Forgotten > 0) output.WriteLine($"    {one.Level.ChefName().PadRight(levels)}  {ValueText.Counted(one.Forgotten, "earlier value")}, not remembered", Ink.Grey);
            (char mark, Ink ink) = Mark(one.Outcome);
            output.WriteLine($"  {mark} {one.Level.ChefName().PadRight(levels)}  {one.Value.PadRight(values)}  {one.Origin}", ink);
            output.WriteLine($"{new string(' ', levels + values + 8)}{Fate(one)}", Ink.Grey);
        }
        if (value is not null) Parts(name, AttributePart.Of(value), output);
    }

    private static void Parts(string name, IReadOnlyList<AttributePart> parts, TextOutput output)
    {
        if (parts.Count == 0) return;
        output.WriteLine();
        output.WriteLine($"What {name} is made of");
        output.WriteLine();
        (string Path, string Value, string Level)[] rows = [.. parts.Select(p => (AttributePath.Format(p.Keys), ValueText.Short(p.Plain), p.Level.ChefName()))];
        int paths = rows.Max(r => r.Path.Length), values = rows.Max(r => r.Value.Length), levels = rows.Max(r => r.Level.Length);
        for (int i = 0; i < rows.Length; i++)
            output.WriteLine($"    {rows[i].Path.PadRight(paths)}  {rows[i].Value.PadRight(values)}  {rows[i].Level.PadRight(levels)}  {parts[i].Origin}");
    }

    private static string Counted(AttributeValue value) =>
        value.IsMap ? $"a map of {ValueText.Counted(value.Count, "key")}" : $"a list of {ValueText.Counted(value.Count, "item")}";

    private static (char Mark, Ink Ink) Mark(AttributeOutcome outcome) => outcome switch
    {
        AttributeOutcome.Wins => ('>', Ink.Green),
        AttributeOutcome.Merged => ('+', Ink.Green),
        _ => (' ', Ink.Plain),
    };

    // The reason says by itself what became of a value that was overwritten or removed.
    private static string Fate(AttributeContribution one) =>
        one.Outcome is AttributeOutcome.Overwritten or AttributeOutcome.Removed ? one.Reason : $"{one.Outcome.ToString().ToLowerInvariant()}: {one.Reason}";
}
