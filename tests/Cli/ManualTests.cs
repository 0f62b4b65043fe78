using System.CommandLine;
using System.Diagnostics;
using RecipeRunner.Cli.Commands;

namespace RecipeRunner.Tests.Cli;

/// <summary>The page that <c>recipe-runner manual</c> prints.</summary>
internal sealed class ManualTests
{
    private static readonly string Page = new FakeEngine().Call("manual").Out;

    [Test]
    public void Man_shows_it_without_a_warning_and_commands_can_be_pasted_from_it()
    {
        if (!File.Exists("/usr/bin/man")) Assert.Ignore("There is no man here: the package man-db has it.");
        var start = new ProcessStartInfo("man", ["--warnings=w", "--encoding=UTF-8", "-l", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MANWIDTH"] = "200";
        start.Environment["PAGER"] = "cat";
        using Process man = Process.Start(start)!;
        Task<string> complaints = man.StandardError.ReadToEndAsync();
        Task<string> shown = man.StandardOutput.ReadToEndAsync();
        man.StandardInput.Write(Page);
        man.StandardInput.Close();
        man.WaitForExit();

        Assert.That(complaints.Result, Is.Empty);
        Assert.That(shown.Result, Does.Contain("recipe-runner converge -j web1.json -o 'recipe[haproxy]'").And.Contain("`| jq -r .` takes"));
    }

    [Test]
    public void It_has_every_command_and_option()
    {
        string plain = Page.Replace("\\-", "-");
        foreach ((string name, Func<CliCommand> make) in CommandTable.All)
        {
            Assert.That(plain, Does.Contain($".SS \"recipe-runner {name}"));
            foreach (Option option in make().Options.SelectMany(g => g.Options)) Assert.That(plain, Does.Match($"\\.B \"(-., )*{option.Name}[ \"]"));
        }
    }
}
