using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.DataBags;

public sealed class DataBagRecipeTests
{
    private sealed record Entry
    {
        public required string Password { get; init; }

        public required IReadOnlyList<object?> List { get; init; }

        public double Fraction { get; init; }
    }

    private sealed record Wrong
    {
        public required int Password { get; init; }

        public required bool Large { get; init; }

        public required string Absent { get; init; }
    }

    [Test]
    public void A_data_bags_items_are_listed() => Inside(() => Assert.That(DataBag("secrets"), Is.EqualTo(new[] { "mixed", "plain", "v1", "v2", "v3" })));

    [Test]
    public void An_item_is_read_like_attributes([Values("plain", "v1", "v2", "v3", "mixed")] string id) => Inside(() =>
    {
        AttributeValue item = DataBagItem("secrets", id);

        Assert.That((string)item["password"]!, Is.EqualTo("correct horse battery staple"));
        Assert.That((string)item["id"]!, Is.EqualTo(id));
        Assert.That((string)item["map"]["a"]["b"]["c"]!, Is.EqualTo("deep"));
        Assert.That(item["nothing"].IsNull);
        Assert.That(item.Read("absent"), Is.Null);
        Assert.That(item.As<Entry>(), Has.Property("Fraction").EqualTo(1.5).And.Property("List").Count.EqualTo(7));
    });

    [Test]
    public void A_recipe_can_bring_its_own_secret() => Inside(
        () => Assert.That((string)DataBagItem("secrets", "v3", LoadSecret(Fixtures.SecretFile))["password"]!, Is.EqualTo("correct horse battery staple")),
        secretFile: "/nowhere");

    [Test]
    public void An_encrypted_item_without_the_secrets_file() =>
        Assert.That(Failure(() => DataBagItem("secrets", "v3"), "/nowhere"), Does.StartWith("There is no secret file /nowhere."));

    [Test]
    public void A_plain_item_needs_no_secret() => Inside(() => DataBagItem("secrets", "plain"), secretFile: "/nowhere");

    [Test]
    public void A_wrong_secret_names_item_key_and_file() =>
        Assert.That(Failure(() => DataBagItem("secrets", "v3", "wrong")), Does.Match("secrets/v3.json:3: \"password\" of data bag item secrets/v3 cannot be decrypted: the given secret is not"));

    [Test]
    public void A_key_that_is_not_there_names_the_nearest() =>
        Assert.That(Failure(() => DataBagItem("secrets", "v3")["pasword"]), Does.EndWith("data bag item secrets/v3: pasword does not exist; did you mean password?"));

    [Test]
    public void A_misfit_quotes_no_value() =>
        Assert.That(Failure(() => DataBagItem("secrets", "v3").As<Wrong>()),
            Does.Contain("attribute password is a string (encrypted, not shown), set by data bag item secrets/v3")
                .And.Contains("attribute large is a number (encrypted, not shown)")
                .And.Contains("attribute absent is missing")
                .And.Not.Contain("horse").And.Not.Contain("900719"));

    [Test]
    public void A_misfit_of_a_plain_item_does() =>
        Assert.That(Failure(() => DataBagItem("secrets", "plain").As<Wrong>()), Does.Contain("the string \"correct horse battery staple\""));

    [Test]
    public void A_key_below_a_value_quotes_no_value() =>
        Assert.That(Failure(() => DataBagItem("secrets", "v3")["password"]["x"]), Does.Contain("password is a string (encrypted, not shown)").And.Not.Contain("horse"));

    private static void Inside(Action recipe, string? secretFile = null) => Test(secretFile).Converge(recipe);

    private static string Failure(Action recipe, string? secretFile = null) => Assert.Catch<RecipeRunnerException>(() => Inside(recipe, secretFile))!.Message;

    private static string Failure(Func<object> recipe, string? secretFile = null) => Failure(() => { recipe(); }, secretFile);

    private static RecipeTest Test(string? secretFile) =>
        RecipeTest.On(FakeMachine.Debian12()).WithDataBags(Fixtures.Folder).WithSecretFile(secretFile ?? Fixtures.SecretFile);
}
