using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Text;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>What records that are marked with <c>[NodeAttributes]</c> speak of: who gives it to the node knows of it.</summary>
internal static class AttributeRecords
{
    /// <summary>Notes all that the records of a library speak of.</summary>
    public static void NoteIn(Source source, AttributeShape shape)
    {
        foreach (AttributeSyntax mark in source.Root.DescendantNodes().OfType<AttributeSyntax>().Where(a => a.Name.ToString() is "NodeAttributes" or "NodeAttributesAttribute"))
        {
            if (mark.ArgumentList?.Arguments is not [{ Expression: var path }, ..] || mark.Parent?.Parent is not TypeDeclarationSyntax type) continue;
            if (source.Text(path) is not { } text) shape.Open();
            else if (type.BaseList is not null) shape.Set(text.Split('.')).Open();
            else
                foreach (string member in type.Members.OfType<PropertyDeclarationSyntax>().Select(p => p.Identifier.ValueText).Concat(type.ParameterList?.Parameters.Select(p => p.Identifier.ValueText) ?? []))
                    shape.Set(text.Split('.')).Set(SnakeCase.From(member)).Open();
        }
    }
}
