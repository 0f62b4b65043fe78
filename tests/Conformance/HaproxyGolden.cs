using System.Text.Json;
using RecipeRunner.Machines;
using RecipeRunner.Testing;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.Conformance;

/// <summary>Converges the declarations of a golden with the cookbook's own resources and template.</summary>
internal static class HaproxyGolden
{
    private static readonly string[] Cookbooks = [Path.Combine(Repository.Root, "cookbooks"), Path.Combine(Repository.Root, "tests/Conformance/cookbooks")];

    public static FakeMachine Converge(VectorCase golden)
    {
        FakeMachine machine = FakeMachine.Debian12().HasPackage("haproxy", "2.6.12-1", installed: true, files: ["/usr/sbin/haproxy"], service: "haproxy");
        machine.Accounts.CreateUser(new UserChange("haproxy") { System = true });
        machine.Command("haproxy -c *").Returns(0);
        RecipeTest.On(machine).WithCookbooks(Cookbooks).InCookbook("haproxy").WithStateIn("/var/lib/recipe-runner").Converge(() =>
        {
            foreach (JsonElement declared in golden.Json.GetProperty("declarations").EnumerateArray()) GoldenDeclaration.Declare(declared);
        });
        return machine;
    }

    public static string File(VectorCase golden) => golden.Json.GetProperty("config_file").GetString()!;
}
