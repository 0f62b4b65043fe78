using RecipeRunner.Tests.Cli;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests;

/// <summary>The test assembly as a program: what tests start as a process of its own, to signal and kill it.</summary>
internal static class Program
{
    public static int Main(string[] arguments) => arguments is ["hold-host", .. var rest] ? HeldHost.Run(rest) : FakeRunProgram.Run(arguments);
}
