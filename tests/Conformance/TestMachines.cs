using RecipeRunner.Machines;
using RecipeRunner.Machines.Accounts;
using RecipeRunner.Machines.Debian;
using RecipeRunner.Machines.Facts;
using RecipeRunner.Machines.Local;
using RecipeRunner.Machines.Services;
using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Conformance;

/// <summary>The machines that vectors are run on.</summary>
internal static class TestMachines
{
    /// <summary>This machine; a vector changes nothing of it but its scratch folder.</summary>
    public static IMachine Local() => new LocalMachine(
        machine => new LocalAccounts(machine.Files, machine.Processes),
        machine => new DebianPackages(machine.Files, machine.Processes, machine.Clock, _ => { }),
        machine => SystemServices.For(machine.Files, machine.Processes, machine.Clock),
        machine => new LocalFacts(machine.Files));

    /// <summary>A machine in memory on which the commands answer that the vectors verify files with.</summary>
    public static FakeMachine Fake()
    {
        var machine = FakeMachine.Debian12();
        machine.Accounts.CreateGroup("daemon", 1, system: true, []);
        machine.Command("false").Returns(1);
        machine.Command("true").Returns(0);
        machine.Command("grep good *").Answers(command => new(machine.ReadText(command.ToString()["grep good ".Length..].Trim('\'')).Contains("good") ? 0 : 1, "", ""));
        return machine;
    }
}
