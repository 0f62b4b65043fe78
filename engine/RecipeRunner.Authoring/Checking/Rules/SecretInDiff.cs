using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class SecretInDiff : Rule
{
    public override string Code => "RR064";

    public override string Name => "secret-in-diff";

    public override string Summary => "A file holds a secret from the attributes, and its content is shown in diffs and reports.";

    public override string Why =>
        "What changes in a file is shown on the console, in the log and in the record of the run, and stays there. Values of encrypted data bag items are masked wherever they stand; of an attribute nobody knows that it is a secret, unless `Sensitive` or `Hide` says so. `Hide` keeps the rest of the diff.";

    public override bool IsOfSecrets => true;

    public override Example Bad => Example.Recipe("""
        File("/srv/site.env", new() { Content = $"API_KEY={node["site"]["api_key"]}\n", Mode = "0600" });
        """).AndInRepo("node.json", Site);

    public override Example Good => Example.Recipe("""
        Hide(node["site"]["api_key"]);
        File("/srv/site.env", new() { Content = $"API_KEY={node["site"]["api_key"]}\n", Mode = "0600" });
        """).AndInRepo("node.json", Site);

    private const string Site = """{ "run_list": ["recipe[web]"], "site": { "api_key": "" } }""";

    public override IEnumerable<Finding> Check(Source source)
    {
        if (source.Calls.Any(call => call.IsVerb("Hide"))) yield break;
        var secrets = new SecretData(source.Model);
        var bags = new BagData(source.Model);
        foreach (Declaration declared in source.Declarations)
        {
            if ((declared["Content"] ?? declared["Variables"]) is not { } content || !declared.Is("ContentResource") || declared.Sets("Sensitive")) continue;
            if (secrets.Into(content) is { } secret && bags.Into(content) is null)
                yield return At(secret, $"{secret} is shown in plain in the diff of this {declared.Type}, and kept in the records of runs.", "Say Sensitive = true, or Hide(...) the value, which keeps the rest of the diff.");
        }
    }
}
