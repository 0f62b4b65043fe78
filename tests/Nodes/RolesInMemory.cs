using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Tests.Nodes;

/// <summary>Roles without files.</summary>
internal sealed class RolesInMemory(Dictionary<string, Role> roles) : IRoles
{
    public Role? Find(string name) => roles.GetValueOrDefault(name);

    public string WayOut(string name) => Nearest.Hint(name, roles.Keys);
}
