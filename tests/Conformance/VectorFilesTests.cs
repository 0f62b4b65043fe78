namespace RecipeRunner.Tests.Conformance;

[NonParallelizable]
public sealed class VectorFilesTests
{
    [TestCase("attribute_precedence_2.json", VectorFiles.AttributePrecedence)]
    [TestCase("run_list.json", VectorFiles.RunList)]
    [TestCase("notifications.json", VectorFiles.Notifications)]
    [TestCase("file_resources.json", VectorFiles.FileResources)]
    [TestCase("other.json", null)]
    public void The_start_of_a_name_is_the_kind(string file, string? kind) => Assert.That(VectorFiles.KindOf(file), Is.EqualTo(kind));

    [Test]
    public void Named_folders_take_the_place_of_our_own_and_Chef_11_is_passed_over()
    {
        var before = Environment.GetEnvironmentVariable("RECIPE_VECTORS");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var nested = folder.CreateSubdirectory("b").FullName;
            foreach (var name in new[] { "run_list.json", "run_list_chef_11_10.json" })
                File.WriteAllText(Path.Combine(nested, name), """{ "cases": [{ "name": "one" }] }""");
            File.WriteAllText(Path.Combine(nested, "x.json"), """{ "declarations": [] }""");
            File.WriteAllText(Path.Combine(nested, "x.cfg"), "");
            File.WriteAllText(Path.Combine(nested, "y.json"), "{}");
            File.WriteAllText(Path.Combine(nested, "y.cfg"), "");
            Environment.SetEnvironmentVariable("RECIPE_VECTORS", folder.FullName + Path.PathSeparator);

            Assert.That(VectorFiles.Read(VectorFiles.RunList).Select(vector => vector.Name), Is.EqualTo(["one"]));
            Assert.That(VectorFiles.Read(VectorFiles.HaproxyGolden).Select(vector => vector.Name), Is.EqualTo(["x"]));
            Assert.That(VectorFiles.Read(VectorFiles.OpsWorksGolden).Select(vector => vector.Name), Is.EqualTo(["y"]));
        }
        finally
        {
            Environment.SetEnvironmentVariable("RECIPE_VECTORS", before);
            folder.Delete(recursive: true);
        }
    }
}
