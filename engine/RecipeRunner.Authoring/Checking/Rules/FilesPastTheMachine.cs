using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class FilesPastTheMachine : PastTheMachine
{
    public override string Code => "RR053";

    public override string Name => "files-past-the-machine";

    public override string Summary => "A cookbook reads or writes files by System.IO, past the machine that the run converges.";

    public override string Why =>
        "A plan converges an overlay of the machine, and a test one in memory. System.IO goes past both: it reads what a plan has already changed, looks at the author's own disk in a test, and what it writes is written by a plan too. The verbs go through the machine. (`System.IO.Path`, which only takes texts apart, is fine.)";

    public override Example Bad => Example.Recipe("""
        if (System.IO.File.Exists("/etc/web.off")) Warn("web is off.");
        """);

    public override Example Good => Example.Recipe("""
        if (FileExists("/etc/web.off")) Warn("web is off.");
        """);

    protected override (string Message, string Fix)? Judge(string type, ISymbol member)
    {
        bool isRaw = type switch
        {
            "System.IO.File" or "System.IO.Directory" or "System.IO.FileSystemWatcher" => true,
            "System.IO.FileInfo" or "System.IO.DirectoryInfo" or "System.IO.FileStream" => member.Name == ".ctor",
            "System.IO.StreamReader" or "System.IO.StreamWriter" => member is IMethodSymbol { Name: ".ctor", Parameters: [{ Type.SpecialType: SpecialType.System_String }, ..] },
            "System.IO.Path" => member.Name is "Exists" or "GetTempFileName" or "GetTempPath",
            _ => false,
        };
        return isRaw ? ($"{(member.Name == ".ctor" ? "new " + type : type + "." + member.Name)} goes past the machine: a plan and a test see another one.", Instead(type, member.Name)) : null;
    }

    private static string Instead(string type, string member) => (type, member) switch
    {
        ("System.IO.Directory", "Exists") => "Write DirectoryExists(path).",
        (_, "Exists") => "Write FileExists(path).",
        (_, "ReadAllText" or "ReadAllLines" or "ReadLines" or "ReadAllBytes" or "OpenRead" or "OpenText") or ("System.IO.StreamReader", _) => "Write ReadFile(path).",
        ("System.IO.Directory", _) when member.StartsWith("Get", StringComparison.Ordinal) || member.StartsWith("Enumerate", StringComparison.Ordinal) => "Write ListDirectory(path).",
        ("System.IO.Directory", "CreateDirectory") => "Declare it: Directory(path, new() { Recursive = true }).",
        (_, "Delete") => "Declare it, with Action = Delete.",
        _ => "Look with FileExists, DirectoryExists, ReadFile or ListDirectory, and declare what is to be written with File or Directory; a primitive resource has context.Machine.Files.",
    };
}
