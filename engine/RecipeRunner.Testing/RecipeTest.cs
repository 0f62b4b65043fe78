using System.Runtime.CompilerServices;
using System.Text.Json;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Testing.Running;

namespace RecipeRunner.Testing;

/// <summary>
/// Converges recipes on a machine of a test, usually a <see cref="FakeMachine"/>:
/// <c>RecipeTest.On(FakeMachine.Debian12()).WithAttributes(new { redis = new { port = 6380 } }).Converge("recipe[redis]")</c>, or lines
/// of a recipe: <c>Converge(() => { File("/etc/motd", new() { Content = "hi" }); })</c>. After every converge that succeeds a second one is
/// tried; that one must change nothing, unless the test says why: <see cref="NotIdempotent"/>.
/// </summary>
public sealed class RecipeTest
{
    private readonly TestInput input;

    private RecipeTest(TestInput input) => this.input = input;

    /// <summary>
    /// A test on a machine. Several converges of one test, one after the other, find what the earlier ones left there. Cookbooks, and
    /// roles, environments, data bags and nodes beside them, are found from the test's own file: those of the folder that its cookbook
    /// lies in, then those that came with the program.
    /// </summary>
    /// <param name="machine">The machine.</param>
    /// <param name="testFile">The test's file; filled in by the compiler.</param>
    public static RecipeTest On(IMachine machine, [CallerFilePath] string testFile = "") => new(new(machine, TestPlace.Of(testFile)));

    /// <summary>The folders that hold cookbooks; of two cookbooks of the same name the first counts. Default: the one that the test's cookbook lies in. Those that came with the program come last.</summary>
    public RecipeTest WithCookbooks(params string[] folders) => With(input with { Cookbooks = folders });

    /// <summary>The folders that hold data bags; the first that has one counts. Default: <c>data_bags</c> beside the cookbooks.</summary>
    public RecipeTest WithDataBags(params string[] folders) => With(input with { DataBags = folders });

    /// <summary>
    /// A data bag item that is in no folder (ChefSpec's <c>stub_data_bag_item</c>): <c>WithDataBagItem("users", "anna", new { shell = "/bin/zsh" })</c>.
    /// It comes before one of a folder; its <c>id</c> need not be said.
    /// </summary>
    /// <param name="bag">The data bag.</param>
    /// <param name="id">The item's id.</param>
    /// <param name="item">An object or a dictionary that becomes JSON.</param>
    public RecipeTest WithDataBagItem(string bag, string id, object item) => Given(GivenFiles.Item(bag, id, JsonSerializer.SerializeToNode(item)));

    /// <summary>
    /// Another node, for <c>Search("node", ...)</c> to find (in the place of ChefSpec's <c>stub_search</c>: the query itself is run):
    /// <c>WithNode("web2", new { run_list = new[] { "role[web]" }, automatic = new { ipaddress = "127.0.0.3" } })</c>.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">An object or a dictionary that becomes JSON, with the keys of a file in <c>nodes/</c>.</param>
    public RecipeTest WithNode(string name, object node) => Given(GivenFiles.Node(name, JsonSerializer.SerializeToNode(node)));

    /// <summary>The environment that is converged in; a file beside the cookbooks, <c>environments/NAME.json</c>. Default: <c>_default</c>.</summary>
    public RecipeTest WithEnvironment(string name) => With(input with { Environment = name });

    /// <summary>The folders that hold node objects for <c>Search("node", ...)</c>; the first that has one counts. Default: <c>nodes</c> beside the cookbooks.</summary>
    public RecipeTest WithNodes(params string[] folders) => With(input with { Nodes = folders });

    /// <summary>The file with the secret of encrypted data bag items. Default: <c>/etc/chef/encrypted_data_bag_secret</c>.</summary>
    public RecipeTest WithSecretFile(string path) => With(input with { SecretFile = path });

    /// <summary>The cookbook in whose recipe the lines of a test are taken to stand: templates and files come from there. Default: the test's own.</summary>
    public RecipeTest InCookbook(string name) => With(input with { Cookbook = name });

    /// <summary>The node's JSON, as in node.json: <i>normal</i> attributes. Default: none.</summary>
    public RecipeTest WithAttributes(string json) => With(input with { Attributes = json });

    /// <summary>The node's <i>normal</i> attributes as an object that becomes JSON: <c>new { redis = new { port = 6380 } }</c>, or a dictionary. Default: none.</summary>
    public RecipeTest WithAttributes(object attributes) => WithAttributes(JsonSerializer.Serialize(attributes));

    /// <summary>The folder on the machine for backups and what else outlives a run. Default: one in the folder for temporary files.</summary>
    public RecipeTest WithStateIn(string folder) => With(input with { Folders = new(folder, folder) });

    /// <summary>Says why a second run changes something again. It is a mistake to say so of what does settle.</summary>
    /// <param name="why">The reason, for whoever reads the test.</param>
    public RecipeTest NotIdempotent(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return With(input with { Excuse = why });
    }

    /// <summary>Makes no second run: for tests of the engine that count what a single one does.</summary>
    internal RecipeTest Once() => With(input with { IsOnce = true });

    /// <summary>Plans of recipe lines lack root.</summary>
    internal RecipeTest PlannedWithoutRoot() => With(input with { LacksRoot = true });

    /// <summary>What earlier runs owe, and where this one writes down what it owes. Default: nothing, nowhere.</summary>
    internal RecipeTest WithJournal(INotificationJournal kept) => With(input with { Journal = kept });

    /// <summary>Interrupts the run between two steps.</summary>
    internal RecipeTest StoppedBy(CancellationToken token) => With(input with { Stop = token });

    /// <summary>Converges the lines of a recipe.</summary>
    /// <exception cref="RecipeRunnerException">The converge failed.</exception>
    /// <exception cref="NotIdempotentException">A second one would change something again.</exception>
    public RecipeTestResult Converge(Action recipe) => TryConverge(recipe).OrThrow();

    /// <summary>Converges a run list: <c>"recipe[haproxy]"</c>.</summary>
    /// <exception cref="RecipeRunnerException">The converge failed.</exception>
    /// <exception cref="NotIdempotentException">A second one would change something again.</exception>
    public RecipeTestResult Converge(params string[] runList) => TryConverge(runList).OrThrow();

    /// <summary>Plans the lines of a recipe: says what a converge would do, and changes nothing.</summary>
    /// <exception cref="RecipeRunnerException">The plan failed.</exception>
    public RecipeTestResult Plan(Action recipe) => TryPlan(recipe).OrThrow();

    /// <summary>Plans a run list.</summary>
    /// <exception cref="RecipeRunnerException">The plan failed.</exception>
    public RecipeTestResult Plan(params string[] runList) => TryPlan(runList).OrThrow();

    /// <summary>Converges the lines of a recipe; a failure, also of the second run, stands in the result.</summary>
    public RecipeTestResult TryConverge(Action recipe) => ConvergeTwice(all => new RecipeLines(all, recipe));

    /// <summary>Converges a run list; a failure, also of the second run, stands in the result.</summary>
    public RecipeTestResult TryConverge(params string[] runList) => ConvergeTwice(all => new TestRunList(all, runList));

    /// <summary>Plans the lines of a recipe; a failure stands in the result.</summary>
    public RecipeTestResult TryPlan(Action recipe) => PlanOnce(all => new RecipeLines(all, recipe));

    /// <summary>Plans a run list; a failure stands in the result.</summary>
    public RecipeTestResult TryPlan(params string[] runList) => PlanOnce(all => new TestRunList(all, runList));

    private RecipeTestResult ConvergeTwice(Func<TestInput, ISubject> make)
    {
        using var given = new GivenFiles(input);
        ISubject subject = make(given.Input);
        RecipeTestResult result = Pass.Converge(subject, given.Input);
        return !input.IsOnce && result.Error is null && new SecondRun(subject, given.Input).Problem() is { } problem ? result.FailedBy(problem) : result;
    }

    private RecipeTestResult PlanOnce(Func<TestInput, ISubject> make)
    {
        using var given = new GivenFiles(input);
        return Pass.Plan(make(given.Input), given.Input);
    }

    private RecipeTest Given((string Path, string Json) file) => With(input with { Given = [.. input.Given, file] });

    private static RecipeTest With(TestInput changed) => new(changed);
}
