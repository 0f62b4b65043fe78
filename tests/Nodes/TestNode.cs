using System.Text;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

internal static class TestNode
{
    public static Node FromJson(string json, IAutomaticAttributes? automatic = null)
    {
        var node = new Node("test", automatic);
        node.Apply(Parse(json));
        return node;
    }

    public static NodeJson Parse(string json) => NodeJson.Parse(Encoding.UTF8.GetBytes(json), "node.json");

    public static Role Role(string name, string json) =>
        RoleJson.ToRole(JsonMap.Read(Encoding.UTF8.GetBytes(json), new OriginSource(OriginKind.Role, name, $"roles/{name}.json")), name, $"roles/{name}.json");
}
