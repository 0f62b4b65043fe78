using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>What is wrong with the folders and files of vectors themselves, so that nothing is passed over in silence.</summary>
internal static class VectorProblems
{
    /// <summary>One line for each problem; files that could be read are run all the same.</summary>
    public static IEnumerable<string> All()
    {
        foreach (var folder in VectorFiles.Folders())
        {
            if (!Directory.Exists(folder))
                yield return $"{folder}: there is no such folder";
            else if (!VectorFiles.Files([folder]).Any())
                yield return $"{folder}: the folder holds no vectors (*.json)";
        }
        foreach (var file in VectorFiles.Files())
        {
            foreach (var problem in Of(file))
                yield return $"{file}: {problem}";
        }
    }

    private static IEnumerable<string> Of(string file)
    {
        JsonElement root;
        string? malformed = null;
        try
        {
            root = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
        }
        catch (JsonException e)
        {
            (malformed, root) = (e.Message, default);
        }
        if (malformed is not null)
            return [$"malformed JSON: {malformed}"];
        var kind = VectorFiles.KindOf(file);
        if (kind is null)
            return [$"a name that begins with {string.Join(", ", VectorFiles.CaseKinds)}, or a .cfg beside it, would tell what kind of vectors it holds"];
        return VectorFiles.CaseKinds.Contains(kind) ? OfCases(root) : [];
    }

    private static IEnumerable<string> OfCases(JsonElement root)
    {
        var cases = VectorFiles.CasesOf(root).ToList();
        if (cases.Count == 0)
            yield return "it holds no \"cases\"";
        for (var i = 0; i < cases.Count; i++)
        {
            if (VectorFiles.NameOf(cases[i]) is null)
                yield return $"case {i} has no \"name\"";
        }
        foreach (var twice in cases.Select(VectorFiles.NameOf).OfType<string>().GroupBy(name => name).Where(group => group.Count() > 1))
            yield return $"the case \"{twice.Key}\" is there {twice.Count()} times";
    }
}
