using RecipeRunner.Testing;
using RecipeRunner.Tests.Conformance;

namespace RecipeRunner.Tests.Docs.ComingFromChef;

/// <summary>Rows about notifications, guards and files: their C# declares in place of the case's own resources, and the same comes out.</summary>
internal sealed class ResourceRowTests
{
    private static IEnumerable<TestCaseData> Notifications() => ChefPage.Of("notifications");

    private static IEnumerable<TestCaseData> Files() => ChefPage.Of("files");

    [TestCaseSource(nameof(Notifications))]
    public void It_notifies_as_Chef_did(ChefRow row)
    {
        VectorCase vector = row.CaseOf(VectorFiles.Notifications);
        using var run = new NotificationRun(vector);
        run.Declare = Cell.Declaring(row.CSharp, run.Folder);
        Differences.AssertNone(vector, run.Play());
    }

    [TestCaseSource(nameof(Files))]
    public void It_leaves_the_files_that_Chef_left(ChefRow row)
    {
        VectorCase vector = row.CaseOf(VectorFiles.FileResources);
        using var run = new FileRun(vector, Machine());
        run.Declare = Cell.Declaring(row.CSharp, run.Folder);
        Differences.AssertNone(vector, run.Play());
    }

    private static FakeMachine Machine()
    {
        FakeMachine machine = TestMachines.Fake();
        machine.Command("touch *").Does(command => machine.HasFile(command.ToString()["touch ".Length..], ""));
        machine.Command("exit 3").Returns(3);
        return machine;
    }
}
