using RecipeRunner.Converging;
using RecipeRunner.Tests.Machines;

namespace RecipeRunner.Tests.Cli.Settings;

/// <summary>A folder with a settings file in it, and the command line that reads it.</summary>
internal sealed class SettingsFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The full path of something in the folder.</summary>
    public string this[string name] => Path.Combine(folder, name);

    public SettingsFolder Has(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this;
    }

    /// <summary>What a plan is asked for; the working folder is this one.</summary>
    public RunOptions Plan(params string[] arguments)
    {
        var engine = new FakeEngine();
        (ExitCode exitCode, _, string error) = Call(engine, ["plan", .. arguments]);
        Assert.That(exitCode, Is.EqualTo(ExitCode.Success), error);
        return engine.Asked!;
    }

    /// <summary>The error of a solo.rb with this text.</summary>
    public string RefusedRuby(string text)
    {
        Has("solo.rb", text);
        return Refused("-c", "solo.rb");
    }

    /// <summary>The error of a recipe-runner.json with this text.</summary>
    public string RefusedJson(string text)
    {
        Has("recipe-runner.json", text);
        return Refused();
    }

    public string Refused(params string[] arguments)
    {
        (ExitCode exitCode, _, string error) = Call(new FakeEngine(), ["plan", .. arguments]);
        Assert.That(exitCode, Is.EqualTo(ExitCode.BadInput));
        return error.Replace(folder + "/", "", StringComparison.Ordinal);
    }

    public (ExitCode ExitCode, string Out, string Error) Call(FakeEngine engine, params string[] arguments)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            return engine.Call(arguments);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    public void Dispose() => folder.Dispose();
}
