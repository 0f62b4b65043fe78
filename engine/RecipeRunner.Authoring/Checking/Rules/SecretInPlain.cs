using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;
using RecipeRunner.Nodes;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class SecretInPlain : Rule
{
    private const string Fix = "Put it into an encrypted data bag item (recipe-runner data-bag create BAG ITEM), and read that with DataBagItem.";

    public override string Code => "RR062";

    public override string Name => "secret-in-plain";

    public override string Summary => "A password, key or token stands in plain in a recipe, an attribute file, a role, an environment, a data bag or node.json.";

    public override string Why =>
        "Whoever can read the repository has it, and its history keeps it for ever; what comes from attributes is shown in diffs and reports too. An encrypted data bag item can lie in the same repository, and what is decrypted from it is shown nowhere. A default such as `changeme` is worse than none: it works, and everybody knows it.";

    public override bool IsOfSecrets => true;

    public override Example Bad => Example.InCookbook("attributes/default.csx", """
        Default["site"]["db_password"] = "correct horse";
        """).AndInCookbook("recipes/default.csx", """
        File("/srv/site.env", new() { Content = $"DB_PASSWORD={node["site"]["db_password"]}\n", Mode = "0600", Sensitive = true });
        """);

    public override Example Good => Example.Recipe("""
        File("/srv/site.env", new() { Content = $"DB_PASSWORD={DataBagItem("secrets", "site")["db_password"]}\n", Mode = "0600", Sensitive = true });
        """).AndInRepo("data_bags/secrets/site.json", """
        {
          "id": "site",
          "db_password": {
            "encrypted_data": "Yx4vtSAqEmKLSlwWZNyuVgUKS9cUkyoIoGpV",
            "iv": "9pW7BmKoF3xOFWoK", "auth_tag": "Nm2Gv5x1Kp8qTs0cYd7bLg==", "version": 3, "cipher": "aes-256-gcm"
          }
        }
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        if (source.Kind == SourceKind.Library) yield break;
        foreach (SyntaxNode node in source.Root.DescendantNodes())
        {
            (string? name, ExpressionSyntax? value) = node switch
            {
                AssignmentExpressionSyntax { Left: IdentifierNameSyntax property } set => (property.Identifier.ValueText, set.Right),
                AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } } set => (source.Text(key.Expression), set.Right),
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] } } set => (source.Text(key.Expression), set.Right),
                AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var member } set => (member, set.Expression),
                VariableDeclaratorSyntax { Initializer: { } set } variable => (variable.Identifier.ValueText, set.Value),
                _ => (null, null),
            };
            if (name is not null && source.Text(value) is { } text && IsSecret(name, text)) yield return At(value!, Message(name), Fix);
        }
    }

    public override IEnumerable<Finding> Check(CheckContext context)
    {
        IEnumerable<SeenJson> bags = context.Repo.DataBags.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)).Select(path => SeenJson.Read(OriginKind.Engine, path));
        foreach (SeenJson json in context.Roles.Concat(context.Environments).Concat(bags).Prepend(context.NodeJson).OfType<SeenJson>())
            foreach ((string name, ScalarNode value) in json.Map is { } map ? Scalars("", map) : [])
                if (value.Value is string text && IsSecret(name, text)) yield return At(json.Path, value.Origin.Line, 0, Message(name), Fix);
    }

    /// <summary>All values of a JSON document, with the name of the key that each stands under.</summary>
    private static IEnumerable<(string Name, ScalarNode Value)> Scalars(string name, AttributeNode node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Scalars(entry.Key, entry.Value)),
        ListNode list => list.Items.SelectMany(item => Scalars(name, item)),
        ScalarNode scalar => [(name, scalar)],
        _ => [],
    };

    private static bool IsSecret(string name, string value) => SecretWords.IsOneByItself(value) || (SecretWords.IsSecret(name) && SecretWords.IsValue(value));

    private static string Message(string name) => $"The value of \"{name}\" is a secret, and stands here for everybody who can read this repository.";
}
