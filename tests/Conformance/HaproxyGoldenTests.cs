using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

/// <summary>What the cookbook renders from the declarations of a golden is what Chef and the community's cookbook rendered from them.</summary>
[Category("Conformance")]
public sealed class HaproxyGoldenTests
{
    public static IEnumerable<TestCaseData> Goldens => VectorFiles.Cases(VectorFiles.HaproxyGolden);

    [TestCaseSource(nameof(Goldens))]
    public void The_configuration_is_Chef_s(VectorCase golden)
    {
        FakeMachine machine = HaproxyGolden.Converge(golden);
        string file = HaproxyGolden.File(golden);
        Assert.That(Lines(machine.ReadText(file)), Is.EqualTo(Lines(File.ReadAllText(Path.ChangeExtension(golden.File, ".cfg")))), machine.ReadText(file));
        Assert.That(Permissions(machine, file), Is.EqualTo(golden.Json.GetProperty("config_file_owner_group_mode").GetString()));
        Assert.That(Permissions(machine, Path.GetDirectoryName(file)!), Is.EqualTo(golden.Json.GetProperty("config_dir_owner_group_mode").GetString()));
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    private static string Permissions(FakeMachine machine, string path)
    {
        FileStatus status = machine.Files.Stat(path)!.Value;
        return $"{machine.Accounts.User(status.Uid)!.Name} {machine.Accounts.Group(status.Gid)!.Name} {Convert.ToString(status.Mode, 8)}";
    }
}
