using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Facts;

/// <summary>All that may name a template or file: every text in the C# of some cookbooks and in the repository's JSON, and the names that declarations make of paths.</summary>
internal sealed class FileMentions
{
    private readonly HashSet<string> texts;
    private readonly TextPattern[] patterns;
    private readonly List<string> json = [];

    public FileMentions(CheckContext context)
    {
        SourceFacts[] facts = [.. context.All.SelectMany(c => c.Facts)];
        texts = facts.SelectMany(f => f.Texts).ToHashSet(StringComparer.Ordinal);
        patterns = [.. facts.SelectMany(f => f.Files).SelectMany(use => use.Names).Where(n => !n.IsAnything)];
        foreach (string folder in (string[])[.. context.Repo.Roles, .. context.Repo.Environments, .. context.Repo.DataBags])
            if (Directory.Exists(folder))
                json.AddRange(Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(File.ReadAllText));
        if (context.Repo.NodeJson is { } node) json.Add(File.ReadAllText(node));
    }

    /// <summary>Whether something may name a file by its path in <c>templates/</c> or <c>files/</c>, by the end of that path, or by a folder of it.</summary>
    public bool MayName(string path)
    {
        string[] parts = path.Split('/');
        for (int from = 0; from < parts.Length; from++)
            for (int to = from + 1; to <= parts.Length; to++)
                if (string.Join('/', parts[from..to]) is var name && (texts.Contains(name) || patterns.Any(p => p.MayBe(name)) || json.Any(j => j.Contains($"\"{name}\"", StringComparison.Ordinal))))
                    return true;
        return false;
    }
}
