using System.CommandLine;
using RecipeRunner.Cli.Commands;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;

namespace RecipeRunner.Cli.DataBags;

/// <summary>The options that data bag commands share; each command says which of them it takes.</summary>
internal sealed class DataBagOptions
{
    public Option<string?> Path { get; } = RunOptionSet.Text("--data-bag-path", "DIR", "Folder of data bags. Default: ./data_bags");

    public Option<string?> Config { get; } = RunOptionSet.Config();

    public Option<string?> SecretFile { get; } = RunOptionSet.Text("--secret-file", "FILE", $"The secret. Default: {RunOptions.DefaultSecretFile}");

    public Option<string?> NewSecretFile { get; } = RunOptionSet.Text("--new-secret-file", "FILE", "The secret to come; made when there is no such file");

    public Option<string?> EncryptVersion { get; } = RunOptionSet.Text("--encrypt-version", "1|2|3",
        "Chef's format: 1 is AES-256-CBC, 2 the same with an HMAC, 3 AES-256-GCM. Default: 3");

    public Option<string?> Encrypt { get; } = RunOptionSet.Flag("Encrypt it; so does --secret-file", "--encrypt");

    public Option<string?> From { get; } = RunOptionSet.Text("--from", "FILE", "Read the item's JSON from a file; - reads standard input");

    public Option<string?> All { get; } = RunOptionSet.Flag("All items of the data bag", "--all");

    public Option<string?> Format { get; } = RunOptionSet.Text("--format", "text|json", "How to print. Default: text", "-F");

    /// <summary>The version to encrypt in.</summary>
    public int Version(ParseResult parsed) => parsed.GetValue(EncryptVersion) switch
    {
        null => EncryptedValue.NewestVersion,
        "1" => 1,
        "2" => 2,
        "3" => 3,
        var other => throw new RecipeRunnerException($"--encrypt-version cannot be '{other}': it is one of 1, 2, 3."),
    };

    /// <summary>Whether JSON is wanted.</summary>
    public bool IsJson(ParseResult parsed) => ParseProblems.OneOf(Format.Name, parsed.GetValue(Format), ItemFormat.Text) == ItemFormat.Json;

    private enum ItemFormat
    {
        Text,
        Json,
    }
}
