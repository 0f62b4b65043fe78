using System.Text.Json.Serialization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using RecipeRunner.Recipes;

namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>
/// A cookbook's library without what its methods do: all that other C#, and each of its own sources, can know of it. While that stays
/// as it was, an edit of one of its sources concerns no other.
/// </summary>
/// <param name="Key">What it was made from, as a hash.</param>
/// <param name="Id">What it is, as a hash.</param>
/// <param name="Image">An assembly of declarations.</param>
/// <param name="Imports">What scripts see of it without a using.</param>
/// <param name="DeclaresAttributes">Whether some of its types declare attributes.</param>
internal sealed record LibrarySurface(string Key, string Id, byte[] Image, IReadOnlyList<string> Imports, bool DeclaresAttributes)
{
    private static readonly EmitOptions Options = new(metadataOnly: true);
    private readonly Lazy<LibraryReference> reference = new(() => new(MetadataReference.CreateFromImage(Image), Imports));

    /// <summary>The library as scripts and other cookbooks see it.</summary>
    [JsonIgnore]
    public LibraryReference Reference => reference.Value;

    /// <summary>That of a library; null when its declarations have mistakes.</summary>
    public static LibrarySurface? Of(CSharpCompilation library, string key)
    {
        using var image = new MemoryStream();
        if (!library.Emit(image, options: Options).Success) return null;
        var id = new ContentHash();
        id.Bytes(image.ToArray());
        // They hold for all of its sources, and stand in no assembly.
        foreach (UsingDirectiveSyntax shared in library.SyntaxTrees.SelectMany(t => t.GetCompilationUnitRoot().Usings).Where(u => !u.GlobalKeyword.IsKind(SyntaxKind.None))) id.Text(shared.ToString());
        return new(key, id.ToString(), image.ToArray(), LibraryImports.Of(library), AttributeTypes.Of(library).Count > 0);
    }
}
