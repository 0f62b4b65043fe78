using RecipeRunner.Machines;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Resources.Deploying;

/// <summary>A repository of two files that say which version they are of, answered for on a fake machine.</summary>
internal sealed class FakeGit
{
    public const string Url = "https://git.mirror.example/shop.git";
    public static readonly string[] Names = ["index.html", "last.html"];

    public FakeGit(FakeMachine machine)
    {
        Writing = machine.Files;
        machine.Command("git *").Does(_ => { });
        machine.Command("git init *").Does(command => Init(command.Arguments[^1]));
        machine.Command("git ls-remote *").Answers(_ => new(0, $"{Head}\tHEAD\n{Head}\trefs/heads/main\n", ""));
        machine.Command("git -C * rev-parse *").Answers(command => machine.Files.Stat(command.Arguments[2] + "/.git/HEAD") is null
            ? new(1, "", "") : new(0, machine.ReadText(command.Arguments[2] + "/.git/HEAD"), ""));
        machine.Command("git -C * checkout *").Does(command => CheckOut(command.Arguments[2]));
        machine.Command("cp -a *").Does(command => Copy(command.Arguments[^2][..^2], command.Arguments[^1]));
    }

    /// <summary>The commit that is the head: forty times one character.</summary>
    public string Head { get; private set; } = new('a', 40);

    /// <summary>Through what commands change files: a machine that dies, dies in the middle of them too.</summary>
    public IFiles Writing { get; set; }

    public void Commit(char version) => Head = new(version, 40);

    private void Init(string folder)
    {
        if (Writing.Stat(folder + "/.git") is null) Writing.CreateDirectory(folder + "/.git");
    }

    private void CheckOut(string folder)
    {
        foreach (string name in Names) Write($"{folder}/{name}", Head);
        Write($"{folder}/.git/HEAD", Head);
    }

    private void Copy(string from, string to)
    {
        Writing.CreateDirectory(to);
        foreach (string name in Names) Writing.Write($"{to}/{name}", new() { Content = Writing.Read($"{from}/{name}") });
    }

    private void Write(string path, string text) => Writing.Write(path, new() { Content = System.Text.Encoding.UTF8.GetBytes(text) });
}
