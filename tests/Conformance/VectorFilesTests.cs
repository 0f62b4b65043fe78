using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

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
    [Category("Conformance")]
    public void Every_vector_can_be_read()
    {
        // Nothing renders them yet from their declarations.
        TestContext.Out.WriteLine($"goldens that are not compared: {VectorFiles.Read(VectorFiles.HaproxyGolden).Concat(VectorFiles.Read(VectorFiles.OpsWorksGolden)).Count()}");
        Assert.That(VectorProblems.All(), Is.Empty, string.Join('\n', VectorProblems.All()));
    }

    [Test]
    public void Named_folders_take_the_place_of_our_own_and_Chef_11_is_passed_over() => WithVectors(folder =>
    {
        Has(folder, "b/run_list.json", """{ "cases": [{ "name": "one" }] }""");
        Has(folder, "b/run_list_chef_11_10.json", "{}");
        Has(folder, "x.json", """{ "declarations": [] }""");
        Has(folder, "x.cfg", "");
        Has(folder, "y.json", "{}");
        Has(folder, "y.cfg", "");

        Assert.That(VectorFiles.Read(VectorFiles.RunList).Select(vector => vector.Name), Is.EqualTo(["one"]));
        Assert.That(VectorFiles.Read(VectorFiles.HaproxyGolden).Select(vector => vector.Name), Is.EqualTo(["x"]));
        Assert.That(VectorFiles.Read(VectorFiles.OpsWorksGolden).Select(vector => vector.Name), Is.EqualTo(["y"]));
        Assert.That(VectorProblems.All(), Is.Empty);
    });

    [Test]
    public void Whatever_is_wrong_with_a_folder_is_told_and_the_rest_is_run() => WithVectors(folder =>
    {
        Has(folder, "run_list_a.json", """{ "cases": [{ "nam": "one" }, { "name": "two" }, { "name": "two" }] }""");
        Has(folder, "run_list_b.json", "{ \"cases\": ");
        Has(folder, "notifications.json", "[]");
        Has(folder, "other.json", "{}");

        Assert.That(VectorFiles.Read(VectorFiles.RunList).Select(vector => vector.Name), Is.EqualTo(["two", "two"]));
        Assert.That(VectorProblems.All().Select(problem => problem.Replace(folder + "/", "")), Is.EqualTo([
            "notifications.json: it holds no \"cases\"",
            "other.json: a name that begins with attribute_precedence, run_list, notifications, file_resources, or a .cfg beside it, would tell what kind of vectors it holds",
            "run_list_a.json: case 0 has no \"name\"",
            "run_list_a.json: the case \"two\" is there 2 times",
            "run_list_b.json: malformed JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. LineNumber: 0 | BytePositionInLine: 11.",
        ]));
    });

    [Test]
    public void A_folder_without_vectors_is_told() => WithVectors(folder =>
    {
        Environment.SetEnvironmentVariable("RECIPE_VECTORS", $"{folder}{Path.PathSeparator}{folder}/none");
        Assert.That(VectorProblems.All(), Is.EqualTo([$"{folder}: the folder holds no vectors (*.json)", $"{folder}/none: there is no such folder"]));
    });

    [Test]
    public void A_wrong_expectation_in_a_copied_file_fails_by_its_case_s_name() => WithVectors(folder =>
    {
        var original = VectorFiles.Own(VectorFiles.RunList).First().File;
        Has(folder, "deep/run_list.json", File.ReadAllText(original).Replace("\"log[after]\"", "\"log[before]\""));
        var failed = new List<string>();
        foreach (var data in VectorFiles.Cases(VectorFiles.RunList).Where(data => data.RunState != RunState.Ignored))
        {
            using (new TestExecutionContext.IsolatedContext())
            {
                try
                {
                    new RunListTests().A_run_list_runs_as_in_Chef((VectorCase)data.Arguments[0]!);
                }
                catch (AssertionException e)
                {
                    failed.Add(e.Message.Split('\n')[0].Trim());
                }
            }
        }
        Assert.That(failed, Is.EqualTo([
            """run_list: return ends only the recipe: resource_collection: expected ["log[x::default start]","log[x::other start]","log[o1]","log[before]"], actual ["log[x::default start]","log[x::other start]","log[o1]","log[after]"]""",
        ]));
    });

    private static void Has(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static void WithVectors(Action<string> test)
    {
        var before = Environment.GetEnvironmentVariable("RECIPE_VECTORS");
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Environment.SetEnvironmentVariable("RECIPE_VECTORS", folder.FullName);
            test(folder.FullName);
        }
        finally
        {
            Environment.SetEnvironmentVariable("RECIPE_VECTORS", before);
            folder.Delete(recursive: true);
        }
    }
}
