using System.Text;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;
using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;
using RecipeRunner.Tests.Machines;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources.SourceControl;

/// <summary>Passwords and keys reach their server, and nothing else.</summary>
[TestFixture]
public sealed class GitSecretsTests
{
    private const string Password = "pa55 wört%";
    private TemporaryFolder folder = null!;
    private RecipeTest test = null!;
    private string target = null!;

    [SetUp]
    public void Begin()
    {
        folder = new();
        target = $"{folder}/site";
        test = RecipeTest.On(TestMachines.Local()).WithStateIn($"{folder}/state");
    }

    [TearDown]
    public void End() => folder.Dispose();

    private static string Told(RecipeTestResult result) =>
        string.Join('\n', result.Events.Select(e => e.ToString())) + string.Join('\n', result.Steps) + result.Error;

    private static string Run(params string[] arguments)
    {
        CommandResult result = new LocalProcesses().Run(new(arguments));
        return result.Succeeded ? result.Stdout.Trim() : throw new InvalidOperationException(result.ToString());
    }

    [Test]
    public void A_password_goes_to_its_server_and_into_no_argument_error_or_file([Values] bool isInAddress)
    {
        using LoopbackServer server = new(request => request.Contains("Authorization: Basic", StringComparison.Ordinal)
            ? LoopbackServer.Answer("403 Forbidden", "no " + Password)
            : LoopbackServer.Answer("401 Unauthorized", "", "WWW-Authenticate: Basic realm=\"git\""));
        string bare = server.At("shop.git").ToString();
        string repository = isInAddress ? server.At("shop.git", $"deploy:{Uri.EscapeDataString(Password)}").AbsoluteUri : bare;
        RecipeTestResult result = test.TryConverge(() => Git(target, isInAddress
            ? new() { Repository = repository }
            : new() { Repository = repository, RepositoryUser = "deploy", RepositoryPassword = Password }));
        string sent = Convert.ToBase64String(Encoding.UTF8.GetBytes($"deploy:{Password}"));
        Assert.That(server.Requests[^1], Does.Contain($"Authorization: Basic {sent}"));
        Assert.That(Told(result), Does.Contain($"ls-remote -- {bare} HEAD").And.Contain("403").And.Not.Contain(Password).And.Not.Contain(Uri.EscapeDataString(Password)).And.Not.Contain(sent));
    }

    [Test]
    public void Commands_hold_the_address_without_user_and_password()
    {
        FakeMachine machine = FakeMachine.Debian12().HasDirectory("/srv");
        List<Command> ran = [];
        machine.Command("git *").Answers(command =>
        {
            ran.Add(command);
            return new(0, new string('a', 40) + "\tHEAD\n", "");
        });
        RecipeTest.On(machine).NotIdempotent("this git leaves nothing behind").Converge(() => Git("/srv/site", new() { Repository = "https://tok3n:x-oauth-basic@git.mirror.example:8443/shop.git" }));
        Assert.That(ran, Has.Count.GreaterThan(4));
        Assert.That(string.Join('\n', ran), Does.Contain("https://git.mirror.example:8443/shop.git").And.Not.Contain("tok3n").And.Not.Contain("x-oauth-basic"));
        Assert.That(ran[0].Arguments, Does.Contain("credential.https://git.mirror.example:8443.helper="), "for that server only");
    }

    [Test]
    public void A_key_is_held_by_an_agent_for_the_time_of_the_command_and_lies_in_no_file()
    {
        Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", $"{folder}/key");
        string key = System.IO.File.ReadAllText($"{folder}/key"), publicKey = System.IO.File.ReadAllText($"{folder}/key.pub").Trim();
        System.IO.File.Delete($"{folder}/key");
        var repository = new GitRepository($"{folder}/origin");
        repository.Commit("index.html", "one");
        // In place of ssh: tells which keys the agent holds, and runs here what the server would run.
        System.IO.File.WriteAllText($"{folder}/ssh", $"#!/bin/sh\nssh-add -L >{folder}/held\n[ \"$1\" = -o ] && shift 2\nshift\nexec sh -c \"$*\"\n");
        System.IO.File.SetUnixFileMode($"{folder}/ssh", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        RecipeTestResult result = test.Converge(() => Git(target, new() { Repository = $"server:{folder}/origin", SshKey = key.ReplaceLineEndings("\r\n"), SshWrapper = $"{folder}/ssh" }));

        Assert.That(System.IO.File.ReadAllText($"{target}/index.html"), Is.EqualTo("one"));
        Assert.That(System.IO.File.ReadAllText($"{folder}/held"), Does.StartWith(publicKey));
        string secret = key.Split('\n')[2];
        Assert.That(Told(result), Does.Not.Contain(secret));
        Assert.That(new LocalProcesses().Run(new(["grep", "-rlF", "--", secret, folder])).Stdout, Is.Empty);
    }

    [Test]
    public void A_key_that_is_none_is_not_shown_either()
    {
        RecipeTestResult result = test.TryConverge(() => Git(target, new() { Repository = $"server:{folder}/origin", SshKey = "not-a-key-but-secret" }));
        Assert.That(result.Error!.Message, Does.Contain("ls-remote").And.Contain("key"));
        Assert.That(Told(result), Does.Not.Contain("not-a-key-but-secret"));
    }
}
