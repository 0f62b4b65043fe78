using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Authoring.Checking.Seen;

/// <summary>All attributes that somebody sets: cookbooks, the JSON of the repository, the machine, a stack.</summary>
internal static class SetAttributes
{
    /// <summary>What a run or a stack brings, whoever wrote the cookbooks.</summary>
    private static readonly string[] FromElsewhere =
        ["roles", "recipes", "expanded_run_list", "chef_environment", "tags", "opsworks", "opsworks_custom_cookbooks", "opsworks_bundler", "opsworks_rubygems", "opsworks_initial_setup", "deploy", "scalarium", "ssh_users", "ec2", "cloud"];

    public static AttributeShape Of(CheckContext context)
    {
        AttributeShape shape = OfCookbooks(context);
        foreach (string key in FakeMachine.Debian12().Facts.Keys.Concat(FromElsewhere)) shape.Set(key).Open();
        shape.Set(context.NodeJson?.Map);
        foreach (SeenJson json in context.Roles.Concat(context.Environments))
            foreach (string level in (string[])["default_attributes", "override_attributes"])
                shape.Set(json.Map?.Child(level));
        foreach (SeenJson node in NodesIn(context.Repo.Nodes))
            foreach (string level in (string[])["default", "normal", "override", "automatic"])
                shape.Set(node.Map?.Child(level));
        return shape;
    }

    /// <summary>Those that cookbooks set, or speak of in a record.</summary>
    public static AttributeShape OfCookbooks(CheckContext context)
    {
        var shape = new AttributeShape();
        foreach (Source source in context.All.SelectMany(c => c.Sources))
        {
            AttributeWrites.NoteIn(source, shape);
            if (source.Kind == SourceKind.Library) Declared(source, shape);
        }
        return shape;
    }

    private static IEnumerable<SeenJson> NodesIn(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Select(path => SeenJson.Read(OriginKind.Engine, path)) : [];

    /// <summary>What records that are marked with <c>[NodeAttributes]</c> speak of: who gives it to the node knows of it.</summary>
    private static void Declared(Source source, AttributeShape shape)
    {
        foreach (AttributeSyntax mark in source.Root.DescendantNodes().OfType<AttributeSyntax>().Where(a => a.Name.ToString() is "NodeAttributes" or "NodeAttributesAttribute"))
        {
            if (mark.ArgumentList?.Arguments is not [{ Expression: var path }, ..] || mark.Parent?.Parent is not TypeDeclarationSyntax type) continue;
            if (source.Text(path) is not { } text) shape.Open();
            else if (type.BaseList is not null) shape.Set(text.Split('.')).Open();
            else
                foreach (string member in type.Members.OfType<PropertyDeclarationSyntax>().Select(p => p.Identifier.ValueText).Concat(type.ParameterList?.Parameters.Select(p => p.Identifier.ValueText) ?? []))
                    shape.Set(text.Split('.')).Set(RecipeRunner.Text.SnakeCase.From(member)).Open();
        }
    }
}
