using RecipeRunner.Testing;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>The plan's contract, and that a second converge does nothing, on random recipes and machines. A failure prints its seed.</summary>
public sealed class RandomContractTests
{
    /// <summary>More of them, to look for what is rare: set CONTRACT_SEEDS.</summary>
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("CONTRACT_SEEDS"), out int seeds) ? seeds : 1000;

    private string cookbooks = "";

    [OneTimeSetUp]
    public void MakeCookbook()
    {
        cookbooks = Directory.CreateTempSubdirectory("recipe-runner-contract-").FullName;
        Directory.CreateDirectory(cookbooks + "/random/templates");
        File.WriteAllText(cookbooks + "/random/metadata.json", """{ "name": "random", "version": "1.0.0" }""");
        File.WriteAllText(cookbooks + "/random/templates/text.sbn", "{{ text }}");
    }

    [OneTimeTearDown]
    public void RemoveCookbook() => Directory.Delete(cookbooks, recursive: true);

    [Test]
    public void A_plan_of_any_recipe_says_what_its_converge_does([Range(0, 9)] int part)
    {
        for (int seed = part * Seeds / 10; seed < (part + 1) * Seeds / 10; seed++) Check(seed, settles: false);
    }

    [Test]
    public void A_recipe_that_manages_each_thing_once_has_nothing_to_do_the_second_time([Range(0, 4)] int part)
    {
        for (int seed = part * Seeds / 10; seed < (part + 1) * Seeds / 10; seed++)
        {
            (RecipeTest test, RandomRecipe recipe, bool failed) = Check(seed, settles: true);
            if (failed) continue;
            RecipeTestResult second = test.TryConverge(recipe.Declare);
            Assert.That(second.Updated, Is.Zero, $"seed {seed}\n{recipe}\n\nSECOND CONVERGE\n{PlanAndConverge.Describe(second)}");
        }
    }

    /// <summary>What the checks say to a plan that lacks root says nothing of what they say in the converge.</summary>
    [Test]
    public void A_plan_without_root_says_what_its_converge_does([Values] bool checksRefuse)
    {
        for (int seed = 0; seed < Seeds / 10; seed++) Check(seed, settles: false, checksRefuse);
    }

    private (RecipeTest Test, RandomRecipe Recipe, bool Failed) Check(int seed, bool settles, bool? checksRefuse = null)
    {
        var random = new Random(seed);
        FakeMachine machine = RandomMachine.Make(random, roomy: settles);
        bool filesAreKnown = random.Next(2) == 0;
        RecipeTest test = RecipeTest.On(filesAreKnown ? machine : new UnlistedPackages(machine)).Once().WithCookbooks(cookbooks).InCookbook("random").WithStateIn("/var/lib/state");
        var recipe = new RandomRecipe(random, settles);
        (_, RecipeTestResult converged) = PlanAndConverge.Check(machine, Plan, Converge, $"seed {seed}{(filesAreKnown ? "" : ", files of packages not known")}\n{recipe}");
        return (test, recipe, converged.Failed > 0 || converged.Error is not null);

        RecipeTestResult Plan()
        {
            if (checksRefuse is null) return test.TryPlan(recipe.Declare);
            machine.Command("check *").Returns(1, stderr: "Permission denied");
            return test.PlannedWithoutRoot().TryPlan(recipe.Declare);
        }

        RecipeTestResult Converge()
        {
            if (checksRefuse is { } refuse) machine.Command("check *").Returns(refuse ? 1 : 0);
            return test.TryConverge(recipe.Declare);
        }
    }
}
