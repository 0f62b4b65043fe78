using RecipeRunner.Machines;
using RecipeRunner.Machines.Accounts;
using RecipeRunner.Machines.Debian;
using RecipeRunner.Machines.Facts;
using RecipeRunner.Machines.Local;
using RecipeRunner.Machines.Services;

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
}
