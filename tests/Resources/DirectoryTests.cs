using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class DirectoryTests
{
    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasFile("/srv/file", "x").HasFile("/srv/full/x", "x");
        machine.Files.CreateSymbolicLink("/srv/link", "/srv/full");
        machine.Files.CreateSymbolicLink("/srv/broken", "/srv/missing");
        test = RecipeTest.On(machine);
    }

    [Test]
    public void A_slash_at_the_end_is_no_other_directory()
    {
        test.Converge(() => Directory("/srv/new/", new() { Mode = "0700" }));
        Assert.That(test.Converge(() => Directory("/srv/new", new() { Mode = "0700" })).Updated, Is.Zero);
    }

    [Test]
    public void New_directories_obey_the_umask_where_no_mode_is_declared()
    {
        test.Converge(() => Directory("/srv/a/b", new() { Umask = "077", Mode = "0750", Recursive = true }));
        Assert.That(machine.Files.Stat("/srv/a")!.Value.Mode, Is.EqualTo(Convert.ToInt32("700", 8)));
        Assert.That(machine.Files.Stat("/srv/a/b")!.Value.Mode, Is.EqualTo(Convert.ToInt32("750", 8)));
    }

    [Test]
    public void A_part_of_the_path_that_is_no_directory_is_an_error()
    {
        Assert.That(test.TryConverge(() => Directory("/srv/file/a", new() { Recursive = true })).Error, Is.Not.Null);
        Assert.That(test.TryConverge(() => Directory("/srv/broken", new() { Recursive = true })).Error!.Message, Does.Contain("leads nowhere"));
        test.Converge(() => Directory("/srv/link/a/b", new() { Recursive = true }));
        Assert.That(machine.Files.Stat("/srv/full/a/b"), Is.Not.Null);
    }

    [Test]
    public void A_link_to_a_directory_is_deleted_alone_and_only_recursively()
    {
        Assert.That(test.TryConverge(() => Directory("/srv/link", new() { Action = Delete })).Error!.Message, Does.Contain("symbolic link"));
        test.Converge(() => Directory("/srv/link", new() { Action = Delete, Recursive = true }));
        Assert.That(machine.Files.LinkStat("/srv/link"), Is.Null);
        Assert.That(machine.ReadText("/srv/full/x"), Is.EqualTo("x"));
    }

    [Test]
    public void A_broken_link_counts_as_nothing_to_delete() =>
        Assert.That(test.Converge(() => Directory("/srv/broken", new() { Action = Delete, Recursive = true })).Updated, Is.Zero);

    [Test]
    public void What_is_not_empty_is_deleted_only_recursively()
    {
        Assert.That(test.TryConverge(() => Directory("/srv/full", new() { Action = Delete })).Error, Is.Not.Null);
        test.Converge(() => Directory("/srv/full", new() { Action = Delete, Recursive = true }));
        Assert.That(machine.Files.Stat("/srv/full"), Is.Null);
    }
}
