using System.Text.Json;

namespace RecipeRunner.Tests.Conformance;

/// <summary>
/// The vectors: every *.json below the folders that RECIPE_VECTORS names (path-separated), or below tests/Conformance/vectors.
/// The start of a file's name is its kind; a file with a .cfg beside it is a golden.
/// </summary>
public static class VectorFiles
{
    public const string AttributePrecedence = "attribute_precedence";
    public const string RunList = "run_list";
    public const string Notifications = "notifications";
    public const string FileResources = "file_resources";
    public const string HaproxyGolden = "haproxy_golden";
    public const string OpsWorksGolden = "opsworks_golden";

    public static readonly string[] CaseKinds = [AttributePrecedence, RunList, Notifications, FileResources];

    /// <summary>One NUnit case per vector of a kind; those with a skipped feature are ignored and say which.</summary>
    public static IEnumerable<TestCaseData> Cases(string kind)
    {
        foreach (var vector in Read(kind))
        {
            var data = new TestCaseData(vector).SetName($"{kind}: {vector.Name}");
            if (SkippedFeatures.Of(vector) is { } feature)
                data.Ignore($"skipped feature: {feature}");
            yield return data;
        }
    }

    /// <summary>All cases of a kind, in the order of the files; a golden is one case, named like its file.</summary>
    public static IEnumerable<VectorCase> Read(string kind)
    {
        return Read(kind, Files());
    }

    /// <summary>The cases of a kind that this repository holds, whatever RECIPE_VECTORS says.</summary>
    public static IEnumerable<VectorCase> Own(string kind) => Read(kind, Files([OwnFolder()]));

    /// <summary>What cannot be read is not here: <see cref="VectorProblems"/> tells of it.</summary>
    private static IEnumerable<VectorCase> Read(string kind, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (KindOf(file) != kind || Parse(file) is not { } root)
                continue;
            if (!CaseKinds.Contains(kind))
            {
                yield return new VectorCase(file, kind, Path.GetFileNameWithoutExtension(file), root);
                continue;
            }
            foreach (var one in CasesOf(root))
            {
                if (NameOf(one) is { } name)
                    yield return new VectorCase(file, kind, name, one);
            }
        }
    }

    /// <summary>The cases of a file with cases; none when it does not hold them as it should.</summary>
    public static IEnumerable<JsonElement> CasesOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("cases", out var cases) && cases.ValueKind == JsonValueKind.Array ? cases.EnumerateArray() : Enumerable.Empty<JsonElement>();

    public static string? NameOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    public static IEnumerable<string> Files() => Files(Folders());

    public static IEnumerable<string> Files(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
            Array.Sort(files, StringComparer.Ordinal);
            foreach (var file in files)
            {
                // Chef 11's answers are kept for information only.
                if (!file.EndsWith("_chef_11_10.json", StringComparison.Ordinal))
                    yield return file;
            }
        }
    }

    /// <summary>The kind of a file, or null when its name and company tell none.</summary>
    public static string? KindOf(string file)
    {
        var name = Path.GetFileName(file);
        foreach (var kind in CaseKinds)
        {
            if (name.StartsWith(kind, StringComparison.Ordinal))
                return kind;
        }
        if (!File.Exists(Path.ChangeExtension(file, ".cfg")))
            return null;
        return Parse(file) is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("declarations", out _) ? HaproxyGolden : OpsWorksGolden;
    }

    private static JsonElement? Parse(string file)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(file)).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string[] Folders()
    {
        var named = Environment.GetEnvironmentVariable("RECIPE_VECTORS");
        if (!string.IsNullOrEmpty(named))
            return named.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [OwnFolder()];
    }

    private static string OwnFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var vectors = Path.Combine(folder.FullName, "tests", "Conformance", "vectors");
            if (Directory.Exists(vectors))
                return vectors;
        }
        throw new DirectoryNotFoundException("tests/Conformance/vectors lies in no folder above the test assembly; set RECIPE_VECTORS");
    }
}
