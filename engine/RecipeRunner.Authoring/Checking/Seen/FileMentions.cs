using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>All that may name a template or file: every text in the C# of some cookbooks and in the repository's JSON, and the names that declarations make of paths.</summary>
internal sealed class FileMentions
{
    private readonly HashSet<string> texts = new(StringComparer.Ordinal);
    private readonly List<TextPattern> patterns = [];
    private readonly List<string> json = [];

    public FileMentions(CheckContext context)
    {
        foreach (Source source in context.All.SelectMany(c => c.Sources))
        {
            foreach (SyntaxToken token in source.Root.DescendantTokens())
                if (token.Value is string text && token.RawKind != (int)SyntaxKind.IdentifierToken)
                    texts.Add(text);
            foreach (Declaration declaration in source.Declarations)
                foreach (FileUse? use in (FileUse?[])[FileUse.Of(declaration, "TemplateResource", ".sbn"), FileUse.Of(declaration, "CookbookFileResource"), FileUse.Of(declaration, "RemoteDirectoryResource")])
                    if (use is not null)
                        patterns.AddRange(use.Names.Where(n => !n.IsAnything));
        }
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
