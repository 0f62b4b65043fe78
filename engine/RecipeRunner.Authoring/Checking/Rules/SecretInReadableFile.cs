using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class SecretInReadableFile : Rule
{
    private const int ByOthers = 0x4;

    public override string Code => "RR063";

    public override string Name => "secret-in-readable-file";

    public override string Summary => "A secret is written to a file that every user of the machine can read.";

    public override string Why =>
        "A new file without `Mode` is 0644: the account of any service that is broken into reads it. A file with the right mode is never readable by more, not while it is written either.";

    public override bool IsOfSecrets => true;

    public override Example Bad => Example.Recipe("""
        File("/srv/site.env", new() { Content = $"API_KEY={node["site"]["api_key"]}\n", Sensitive = true });
        """).AndInRepo("node.json", Site);

    public override Example Good => Example.Recipe("""
        File("/srv/site.env", new() { Content = $"API_KEY={node["site"]["api_key"]}\n", Mode = "0600", Sensitive = true });
        """).AndInRepo("node.json", Site);

    private const string Site = """{ "run_list": ["recipe[web]"], "site": { "api_key": "" } }""";

    public override IEnumerable<Finding> Check(Source source)
    {
        var secrets = new SecretData(source.Model);
        foreach (Declaration declared in source.Declarations)
        {
            if ((declared["Content"] ?? declared["Variables"]) is not { } content || !declared.Is("ContentResource") || declared.Sets("Umask")) continue;
            if (declared["Mode"] is not null && !IsReadable(declared.Text("Mode"))) continue;
            if (secrets.Into(content) is { } secret)
                yield return At(secret, $"{secret} is written to a file that every user of the machine can read (mode {declared.Text("Mode") ?? "0644, that of a new file"}).", "Say Mode = \"0600\", or \"0640\" with the Group that needs it.");
        }
    }

    private static bool IsReadable(string? mode) => mode is not null && (Permissions.TryParseMode(mode) & ByOthers) > 0;
}
