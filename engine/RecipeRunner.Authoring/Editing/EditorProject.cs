namespace RecipeRunner.Authoring.Editing;

/// <summary>A project, named as an editor shows it: <c>haproxy</c>, <c>haproxy.recipes.default</c>, <c>haproxy.tests</c>.</summary>
internal sealed record EditorProject(string Name, string Text)
{
    public string FileName => FileOf(Name);

    public static string FileOf(string name) => name + ".csproj";
}
