using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.SystemTests;
using RecipeRunner.Tests.SystemTests.Clusters;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests;

/// <summary>The test assembly as a program: what tests start as a process of its own, to signal and kill it, or to run it in a host.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => arguments switch
    {
        ["hold-host", .. var rest] => HeldHost.Run(rest),
        [ApplicationServer.Verb, var port] => ApplicationServer.Run(port),
        ["machine", .. var rest] => MachineProbe.Run(rest),
        _ => FakeRunProgram.Run(arguments),
    };
}
