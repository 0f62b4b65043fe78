using System.Diagnostics;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Tests.Cli;

/// <summary>The script that <c>recipe-runner completion</c> prints, asked by a real bash.</summary>
internal sealed class CompletionTests
{
    private string folder = null!;

    [OneTimeSetUp]
    public void Print()
    {
        folder = Directory.CreateTempSubdirectory("completion-").FullName;
        File.WriteAllText(folder + "/script", new FakeEngine().Call("completion").Out);
        Directory.CreateDirectory(folder + "/site cookbooks");
        File.WriteAllText(folder + "/site.json", "{}");
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestCase("c", "converge|check|completion")]
    [TestCase("data-bag en", "encrypt")]
    [TestCase("data-bag ''", "list|show|create|edit|encrypt|decrypt|rotate|secret")]
    [TestCase("help no", "node")]
    [TestCase("help node e", "explain")]
    [TestCase("node explain --form", "--format")]
    [TestCase("plan -F ''", "doc|min|json")]
    [TestCase("plan --format = j", "json")]
    [TestCase("node explain -F = ''", "text|json")]
    [TestCase("plan -j si", "site cookbooks|site.json")]
    [TestCase("plan --cookbook-path si", "site cookbooks")]
    [TestCase("data-bag secret site.", "site.json")]
    [TestCase("plan -E pro", "")]
    [TestCase("plan site", "")]
    [TestCase("unknown -", "--help")]
    public void Bash_completes(string line, string expected) =>
        Assert.That(Complete([line]), Is.EqualTo(expected + "\n"));

    [Test]
    public void It_knows_every_option_of_every_command()
    {
        CliCommand[] commands = [.. CommandTable.All.Select(c => c.Make())];

        string[] given = Complete(commands.Select(c => c.Name + " -")).Split('\n');

        for (int i = 0; i < commands.Length; i++)
        {
            IEnumerable<string> names = commands[i].Options.SelectMany(g => g.Options).SelectMany(o => o.Aliases.Append(o.Name));
            Assert.That(given[i].Split('|'), Is.EquivalentTo(names.Append("--help")), commands[i].Name);
        }
    }

    /// <summary>What bash offers for the last word of each line: a line each, with | between.</summary>
    private string Complete(IEnumerable<string> lines)
    {
        string asked = string.Concat(lines.Select(line => $"ask {line}\n"));
        var start = new ProcessStartInfo("bash", ["--norc", "-c", $$"""
            source ./script
            compopt() { :; } # Bash has it only while it completes.
            ask() {
                COMP_WORDS=(recipe-runner "$@") COMP_CWORD=$#
                _recipe_runner recipe-runner "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
                (IFS='|'; printf '%s\n' "${COMPREPLY[*]}")
            }
            {{asked}}
            """])
        { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process bash = Process.Start(start)!;
        Task<string> complaints = bash.StandardError.ReadToEndAsync();
        string given = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        Assert.That(complaints.Result, Is.Empty);
        return given;
    }
}
