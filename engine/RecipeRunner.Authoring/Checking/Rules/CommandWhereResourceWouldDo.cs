using System.Buffers;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class CommandWhereResourceWouldDo : Rule
{
    private static readonly SearchValues<char> OfShell = SearchValues.Create("|&;<>`$*\n");

    public override string Code => "RR074";

    public override string Name => "command-where-a-resource-would-do";

    public override string Summary => "A command does what a resource of the engine declares.";

    public override string Why =>
        "A resource looks first and acts only where something differs, and a plan says for certain what it will do. Of a command a plan can only say that it may run, and what it does stands in no diff.";

    public override Example Bad => Example.Recipe("""
        Execute("make the folder", new() { Command = "mkdir -p /srv/app/shared", NotIf = "test -d /srv/app/shared" });
        """);

    public override Example Good => Example.Recipe("""
        Directory("/srv/app/shared", new() { Recursive = true });
        """);

    public override IEnumerable<Finding> Check(Source source)
    {
        foreach (Declaration declared in source.Declarations)
            if (declared.Is("ExecuteResource") && !declared.IsOpaque && (declared["Command"] ?? declared.NameExpression) is { } command && Instead(Words(source, command)) is { } instead)
                yield return At(command, "A resource declares what this command does.", $"Write {instead}.");
    }

    /// <summary>The words of a simple command: one program, no pipes or variables; none where they are not written out.</summary>
    private static string[] Words(Source source, ExpressionSyntax command) => source.Text(command) is { } text
        ? text.AsSpan().IndexOfAny(OfShell) >= 0 ? [] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        : [.. command.Elements().Select(source.Text).TakeWhile(word => word is not null).OfType<string>()];

    private static string? Instead(string[] words) => words switch
    {
        ["apt-get" or "apt" or "aptitude", .. var rest] when rest.Contains("install") => "Package(\"name\")",
        ["apt-get" or "apt" or "aptitude", .. var rest] when rest.Contains("update") => "AptUpdate()",
        ["dpkg", "-i" or "--install", ..] => "DpkgPackage(\"name\", new() { Source = \"/path\" })",
        ["systemctl", "start" or "stop" or "restart" or "reload" or "enable" or "disable" or "mask" or "unmask", ..] => "Service(\"name\", new() { Action = ... })",
        ["service" or "invoke-rc.d", _, "start" or "stop" or "restart" or "reload"] => "Service(\"name\", new() { Action = ... })",
        ["useradd" or "adduser" or "usermod", ..] => "User(\"name\")",
        ["groupadd" or "addgroup", ..] => "Group(\"name\")",
        ["mkdir", ..] => "Directory(\"/path\", new() { Recursive = true })",
        ["ln", "-s" or "-sf" or "-sfn" or "-nsf" or "-snf", ..] => "Link(\"/path\", new() { To = \"...\" })",
        ["chmod" or "chown", not ("-R" or "--recursive"), ..] => "Mode, Owner and Group of the file's or directory's own resource",
        ["cd", ..] => "Cwd = \"/path\" at the command that is to run there: a change of folder ends with its shell",
        ["touch", ..] => "File(\"/path\")",
        ["wget", ..] => "RemoteFile(\"/path\", new() { Source = \"https://...\" })",
        ["sudo", ..] => "the command without sudo: it runs as root, and as another user with User = \"name\"",
        _ => null,
    };
}
