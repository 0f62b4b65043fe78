using Microsoft.CodeAnalysis;

namespace RecipeRunner.Authoring.Checking.Rules;

internal sealed class ProcessesPastTheMachine : PastTheMachine
{
    public override string Code => "RR054";

    public override string Name => "processes-past-the-machine";

    public override string Summary => "A cookbook starts programs by System.Diagnostics.Process, past the machine that the run converges.";

    public override string Why =>
        "A program that is started while recipes are read runs in a plan too, and for real: nothing knows of it, nothing reports it, and no test can answer for it. `Shell` looks, by the machine; what changes something is declared, by `Execute`.";

    public override Example Bad => Example.Recipe("""
        System.Diagnostics.Process.Start("systemctl", "daemon-reload");
        """);

    public override Example Good => Example.Recipe("""
        Execute("systemctl daemon-reload", new() { Action = Nothing });
        """);

    protected override (string Message, string Fix)? Judge(string type, ISymbol member) =>
        type == "System.Diagnostics.Process" && member.Name is "Start" or ".ctor"
            ? ("System.Diagnostics.Process goes past the machine: a plan runs it for real, and a test cannot answer for it.",
                "Write Shell(...) for a command that only looks, and declare an Execute for one that changes something; a primitive resource has context.Machine.Processes.")
            : null;
}
