using RecipeRunner.Testing;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Resources;

[TestFixture]
public sealed class PackageListTests
{
    private const string Deb = "/opt/tool_1.2-1_amd64.deb";

    private FakeMachine machine = null!;
    private RecipeTest test = null!;

    [SetUp]
    public void Begin()
    {
        machine = FakeMachine.Debian12().HasFile(Deb, "!<arch>");
        machine.Command("dpkg-deb -f *").Returns(0, stdout: "Package: tool\nVersion: 1.2-1\nArchitecture: amd64\n");
        test = RecipeTest.On(machine);
    }

    [Test]
    public void Fresh_lists_are_not_fetched_until_they_are_a_day_old()
    {
        Assert.That(test.Converge(() => AptUpdate()).Steps, Is.Empty);
        machine.Clock.Sleep(TimeSpan.FromHours(25));
        Assert.That(test.Plan(() => AptUpdate()).Steps, Is.EqualTo(new[] { "update the package lists" }));
        Assert.That(test.Converge(() => AptUpdate()).Updated, Is.EqualTo(1));
        Assert.That(test.Converge(() => AptUpdate()).Updated, Is.Zero);
    }

    [Test]
    public void Lists_can_be_fetched_in_any_case() =>
        Assert.That(test.NotIdempotent("it asks for no interval").Converge(() => AptUpdate("now", new() { Action = Update })).Updated, Is.EqualTo(1));

    [Test]
    public void A_package_file_is_installed_once()
    {
        static void Recipe() => DpkgPackage("tool", new() { Source = Deb });
        Assert.That(test.Converge(Recipe).Steps, Is.EqualTo(new[] { $"install version 1.2-1 of package tool from {Deb}" }));
        Assert.That(test.Converge(Recipe).Steps, Is.Empty);
    }

    [Test]
    public void A_newer_version_stays_when_downgrades_are_not_allowed()
    {
        machine.HasPackage("tool", "2.0", installed: true);
        Assert.That(test.Converge(() => DpkgPackage(Deb, new() { AllowDowngrade = false })).Updated, Is.Zero);
        Assert.That(test.Converge(() => DpkgPackage(Deb)).Updated, Is.EqualTo(1));
    }

    [Test]
    public void A_missing_package_file_is_named() =>
        Assert.That(test.TryConverge(() => DpkgPackage("other", new() { Source = "/opt/other.deb" })).Error!.Message, Does.Contain("/opt/other.deb"));

    [Test]
    public void A_package_is_removed_and_purged_by_its_name()
    {
        machine.HasPackage("tool", "1.0", installed: true);
        Assert.That(test.Converge(() => DpkgPackage("tool", new() { Action = [Remove, Purge] })).Steps, Is.EqualTo(new[] { "remove tool", "purge tool" }));
    }
}
