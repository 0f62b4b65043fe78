namespace RecipeRunner.Authoring.Checking;

/// <summary>A small repository that shows a rule: texts by their paths in it, those worth showing first.</summary>
internal sealed record Example(IReadOnlyList<(string Path, string Text)> Files)
{
    private const string Cookbook = "cookbooks/web";

    /// <summary>A cookbook <c>web</c> with this default recipe.</summary>
    public static Example Recipe(string text) => new([($"{Cookbook}/recipes/default.csx", text)]);

    /// <summary>A cookbook <c>web</c> with this file: <c>attributes/default.csx</c>, <c>libraries/Words.cs</c>.</summary>
    public static Example InCookbook(string path, string text) => new([($"{Cookbook}/{path}", text)]);

    /// <summary>A repository with this file: <c>node.json</c>, <c>roles/base.json</c>.</summary>
    public static Example InRepo(string path, string text) => new([(path, text)]);

    /// <summary>The same with another file of the cookbook <c>web</c>.</summary>
    public Example AndInCookbook(string path, string text) => new([.. Files, ($"{Cookbook}/{path}", text)]);

    /// <summary>The same with another file of the repository.</summary>
    public Example AndInRepo(string path, string text) => new([.. Files, (path, text)]);

    /// <summary>Writes it into a folder. Cookbooks without metadata get the smallest.</summary>
    public void WriteTo(string folder)
    {
        foreach ((string path, string text) in Files.Prepend(($"{Cookbook}/recipes/default.csx", "")))
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        foreach (string cookbook in Directory.EnumerateDirectories(Path.Combine(folder, "cookbooks")))
            if (Path.Combine(cookbook, "metadata.json") is var metadata && !File.Exists(metadata))
                File.WriteAllText(metadata, $$"""{ "name": "{{Path.GetFileName(cookbook)}}", "version": "0.1.0" }""");
    }
}
