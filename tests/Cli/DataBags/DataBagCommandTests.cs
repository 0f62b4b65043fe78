using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Cli.DataBags;

/// <summary>A kitchen with a secret and a data bag of two items, one of them encrypted.</summary>
public abstract class DataBagCommandTests
{
    private protected const string Web = """{ "id": "web", "user": "deploy", "password": "swordfish-42", "ports": [80, 443] }""";

    private protected Kitchen Kitchen { get; private set; } = null!;

    private protected string ItemFile => Kitchen.Path + "/data_bags/secrets/web.json";

    [SetUp]
    public void Make()
    {
        Kitchen = new Kitchen().Has("secret", "an old secret\n").Has("new", "a new secret\n").Has("data_bags/secrets/plain.json", "{\n  \"id\": \"plain\",\n  \"port\": 80\n}\n");
        foreach (string file in new[] { "secret", "new" }) File.SetUnixFileMode($"{Kitchen.Path}/{file}", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Encrypted("secrets", "web", Web);
    }

    [TearDown]
    public void Remove() => Kitchen.Dispose();

    private protected void Encrypted(string bag, string id, string json, int version = 3)
    {
        Kitchen.Has($"{id}.plain", json);
        Assert.That(Kitchen.Say("data-bag", "create", bag, id, "--from", $"{id}.plain", "--secret-file", "secret", "--encrypt-version", $"{version}").ExitCode, Is.EqualTo(ExitCode.Success));
    }

    /// <summary>What an item holds, opened with a secret.</summary>
    private protected string Opened(string bag, string id, string secretFile = "secret") =>
        ValueText.Json(DataBagFile.Read(new([Kitchen.Path + "/data_bags"]), bag, id).Open(Secret.Load($"{Kitchen.Path}/{secretFile}", _ => { })).ToPlain());

    private protected Outcome Refused(params string[] arguments)
    {
        Outcome outcome = Kitchen.Say(["data-bag", .. arguments]);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput), outcome.ToString());
        Assert.That(outcome.ToString(), Does.Not.Contain("swordfish"));
        return outcome;
    }

    private protected Outcome Done(params string[] arguments)
    {
        Outcome outcome = Kitchen.Say(["data-bag", .. arguments]);
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.Success), outcome.ToString());
        return outcome;
    }
}
