using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;

namespace RecipeRunner.Authoring.Checking.Facts;

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
        foreach (string path in context.Repo.Nodes.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.json")))
            foreach (string level in (string[])["default", "normal", "override", "automatic"])
                shape.Set(SeenJson.Read(OriginKind.Engine, path).Map?.Child(level));
        return shape;
    }

    /// <summary>Those that cookbooks set, or speak of in a record.</summary>
    public static AttributeShape OfCookbooks(CheckContext context)
    {
        var shape = new AttributeShape();
        foreach (SetAttribute set in context.All.SelectMany(c => c.Facts).SelectMany(f => f.Attributes.Set)) shape.Set(set);
        return shape;
    }
}
