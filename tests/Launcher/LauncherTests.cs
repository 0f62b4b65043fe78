using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace RecipeRunner.Tests.Launcher;

/// <summary>The real launcher in a checkout of its own, with a dotnet that writes down how it was called.</summary>
internal sealed class LauncherTests
{
    private string root = "";

    private string Checkout => root + "/check out_1";

    private string Cache => root + "/home/.cache/recipe-runner";

    [SetUp]
    public void MakeCheckout()
    {
        root = Directory.CreateTempSubdirectory("launcher-").FullName;
        foreach (string folder in new[] { Checkout + "/engine/RecipeRunner.Cli/obj", root + "/bin", root + "/home" }) Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(SourceFolder(), "../../recipe-runner"), Checkout + "/recipe-runner");
        File.WriteAllText(Checkout + "/engine/RecipeRunner.Cli/Program.cs", "return 0;");
        File.WriteAllText(Checkout + "/engine/Old.cs", "");
        File.WriteAllText(Checkout + "/Directory.Build.props", "");
        File.WriteAllText(Checkout + "/Directory.Packages.props", "");
        File.WriteAllText(Checkout + "/global.json", "{}");
        FakeDotnet();
        // Open for a user that a test builds as.
        File.SetUnixFileMode(root, (UnixFileMode)Convert.ToInt32("755", 8));
    }

    [TearDown]
    public void RemoveCheckout() => Directory.Delete(root, recursive: true);

    [Test]
    public void The_first_call_builds_and_runs_with_its_arguments_in_its_folder()
    {
        Directory.CreateDirectory(root + "/elsewhere");
        Result result = Launch(["converge", "two words"], folder: root + "/elsewhere");
        Assert.That((result.ExitCode, result.Out), Is.EqualTo((7, $"built 1 in {root}/elsewhere: [converge] [two words]\n")), result.Error);
        Assert.That(result.Error, Is.EqualTo("recipe-runner: building (first use, or the sources changed)...\n"));
        Assert.That(Calls, Has.Length.EqualTo(1));
        Assert.That(Calls[0], Does.Contain("publish engine/RecipeRunner.Cli -c Release -r linux-").And.Contain("--no-self-contained")
            .And.Contain("--artifacts-path " + Cache).And.Contain("-p:RestoreLockedMode=true"));
    }

    [Test]
    public void It_is_built_once()
    {
        Launch();
        Result again = Launch();
        Assert.That(Calls, Has.Length.EqualTo(1));
        Assert.That(again.Error, Is.Empty);
    }

    [TestCase("edited")]
    [TestCase("added")]
    [TestCase("deleted")]
    [TestCase("replaced by an older file")]
    [TestCase("package versions")]
    public void It_is_built_again_when_sources_changed(string change)
    {
        Launch();
        string old = Checkout + "/engine/Old.cs";
        switch (change)
        {
            case "edited": File.AppendAllText(old, " "); break;
            case "added": File.WriteAllText(Checkout + "/engine/New.cs", ""); break;
            case "deleted": File.Delete(old); break;
            case "package versions": File.AppendAllText(Checkout + "/Directory.Packages.props", " "); break;
            default:
                File.WriteAllText(root + "/older", "");
                File.SetLastWriteTimeUtc(root + "/older", new DateTime(2020, 1, 1));
                File.Move(root + "/older", old, overwrite: true);
                break;
        }
        Assert.That(Launch().Out, Does.StartWith("built 2 "));
        Assert.That(Calls, Has.Length.EqualTo(2));
    }

    [Test]
    public void Somebody_elses_build_output_is_no_change_of_the_sources()
    {
        Launch();
        File.WriteAllText(Checkout + "/engine/RecipeRunner.Cli/obj/x.cs", "");
        Directory.CreateDirectory(Checkout + "/engine/RecipeRunner.Cli/bin");
        Launch();
        Assert.That(Calls, Has.Length.EqualTo(1));
    }

    [Test]
    public void Two_at_once_build_once()
    {
        Task<Result>[] both = [Task.Run(() => Launch()), Task.Run(() => Launch())];
        Task.WaitAll(both);
        Assert.That(both.Select(t => t.Result.Out), Is.All.StartsWith("built 1 "));
        Assert.That(Calls, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_failed_build_shows_the_compilers_words_and_runs_nothing()
    {
        Launch();
        File.WriteAllText(Checkout + "/engine/broken", "");
        Result result = Launch();
        Assert.That((result.ExitCode, result.Out), Is.EqualTo((3, "")));
        Assert.That(result.Error, Does.Contain("Program.cs(1,1): error CS1002: ; expected\n").And.Contain("the build failed"));
        Assert.That(Directory.GetDirectories(Builds, "build.*"), Has.Length.EqualTo(1));

        File.Delete(Checkout + "/engine/broken");
        Assert.That(Launch().ExitCode, Is.EqualTo(7));
    }

    [Test]
    public void The_build_before_stays_for_those_that_still_run()
    {
        for (int i = 0; i < 4; i++)
        {
            File.AppendAllText(Checkout + "/engine/Old.cs", "x");
            Launch();
        }
        Assert.That(Directory.GetDirectories(Builds, "build.*"), Has.Length.EqualTo(2));
    }

    [Test]
    public void An_old_SDK_is_named_with_the_way_out()
    {
        Result result = Launch(sdk: "8.0.100");
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("the .NET SDK 10.0.100 or later is needed to build").And.Contain("says: 8.0.100").And.Contain("dotnet-sdk-10.0"));
    }

    [Test]
    public void Nothing_is_written_into_the_checkout()
    {
        string[] before = Files();
        Launch();
        Assert.That(Files(), Is.EqualTo(before));

        string[] Files() => [.. Directory.GetFileSystemEntries(Checkout, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    [Test]
    public void Under_sudo_the_calling_user_builds_in_a_cache_of_that_user()
    {
        if (!Environment.IsPrivilegedProcess) Assert.Ignore("needs root");
        // The account is nobody's, with a home for this test.
        Fake("getent", $"echo 'nobody:x:65534:65534::{root}/home:/bin/bash'");
        Run("chown", ["65534:65534", root + "/home", root + "/calls"]);
        Result result = Launch(sudoUid: "65534");
        Assert.That((result.ExitCode, result.Out), Is.EqualTo((7, $"built 1 in {Checkout}: []\n")), result.Error);
        Assert.That(Calls[0], Does.StartWith("65534 " + root + "/home "));
        string owners = Run("find", [root + "/home", "-not", "-uid", "65534"]).Out;
        Assert.That(owners, Is.Empty);
    }

    private string Builds => Directory.GetDirectories(Cache).Single();

    private string[] Calls => File.ReadAllLines(root + "/calls");

    private Result Launch(string[]? args = null, string? folder = null, string sdk = "10.0.100", string? sudoUid = null)
    {
        var start = new ProcessStartInfo("bash", [Checkout + "/recipe-runner", .. args ?? [""]]) { WorkingDirectory = folder ?? Checkout };
        foreach (string name in new[] { "XDG_CACHE_HOME", "DOTNET_ROOT", "SUDO_UID", "SUDO_GID", "SUDO_USER" }) start.Environment.Remove(name);
        start.Environment["HOME"] = sudoUid is null ? root + "/home" : "/root";
        start.Environment["PATH"] = root + "/bin:" + start.Environment["PATH"];
        start.Environment["FAKE_SDK"] = sdk;
        if (sudoUid is not null) start.Environment["SUDO_UID"] = start.Environment["SUDO_GID"] = sudoUid;
        return Run(start);
    }

    private static Result Run(string program, string[] args) => Run(new ProcessStartInfo(program, args));

    private static Result Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }

    private void FakeDotnet()
    {
        File.WriteAllText(root + "/calls", "");
        Fake("dotnet", $$"""
            if [[ $1 == --version ]]; then echo "$FAKE_SDK"; exit; fi
            echo "$EUID $HOME $*" >>'{{root}}/calls'
            sleep 0.2
            if [[ -e engine/broken ]]; then echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1; fi
            while [[ $1 != -o ]]; do shift; done
            mkdir -p "$2"
            built=$(wc -l <'{{root}}/calls')
            printf '#!/bin/bash\nprintf "built %s in %%s:" "$PWD"; printf " [%%s]" "$@"; echo; exit 7\n' "$built" >"$2/recipe-runner"
            chmod +x "$2/recipe-runner"
            """);
    }

    private void Fake(string name, string script)
    {
        string file = $"{root}/bin/{name}";
        File.WriteAllText(file, "#!/bin/bash\n" + script + "\n");
        File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32("755", 8));
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed record Result(int ExitCode, string Out, string Error);
}
