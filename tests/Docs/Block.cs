namespace RecipeRunner.Tests.Docs;

/// <summary>A block of code on a page; the path is that of the file that it is, empty where it is none.</summary>
internal sealed record Block(string Page, int Line, string Path, string Language, string Code)
{
    public override string ToString() => $"{Page}:{Line}";
}
