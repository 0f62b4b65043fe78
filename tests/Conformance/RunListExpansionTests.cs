using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RecipeRunner.Nodes;
using RecipeRunner.Tests.Nodes;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The part of the run list vectors that needs no cookbooks: what the list expands to, or that it cannot be expanded.</summary>
[TestFixture]
[Category("Conformance")]
public sealed class RunListExpansionTests
{
    private static IEnumerable<TestCaseData> Cases() => VectorFiles.Cases(VectorFiles.RunList);

    [TestCaseSource(nameof(Cases))]
    public void A_run_list_expands_as_in_Chef(VectorCase vector)
    {
        // Chef's result has no expanded list exactly where the expansion failed.
        var expected = vector.Result.TryGetProperty("expanded_run_list", out var list)
            ? $"recipes {VectorJson.Text(list)} roles {VectorJson.Text(vector.Result.GetProperty("applied_roles"))}" : "failed";
        Assert.That(Expand(vector.Input), Is.EqualTo(expected));
    }

    private static string Expand(JsonElement input)
    {
        try
        {
            var roles = new Dictionary<string, Role>();
            foreach (var role in input.GetProperty("roles").EnumerateObject())
            {
                var json = JsonMap.Read(Encoding.UTF8.GetBytes(role.Value.GetRawText()), new OriginSource(OriginKind.Role, role.Name, role.Name + ".json"));
                roles.Add(role.Name, RoleJson.ToRole(json, role.Name, role.Name + ".json"));
            }
            var nodeJson = new JsonObject { ["run_list"] = JsonNode.Parse(input.GetProperty("run_list").GetRawText()) };
            var runList = NodeJson.Parse(Encoding.UTF8.GetBytes(nodeJson.ToJsonString()), "node.json").RunList!;
            var expansion = RunListExpander.Expand(runList, new RolesInMemory(roles), input.GetProperty("environment").GetString()!);
            var names = expansion.Recipes.Select(object? (recipe) => recipe.Name).ToList();
            return $"recipes {VectorJson.Text(names)} roles {VectorJson.Text(expansion.Roles.ToList<object?>())}";
        }
        catch (Exception e) when (e is RunListException or NodeInputException)
        {
            return "failed";
        }
    }
}
