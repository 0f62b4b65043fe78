using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Searching;
using RecipeRunner.Templates;

namespace RecipeRunner.Testing;

/// <summary>
/// Converges recipes on a machine of a test, usually a <see cref="FakeMachine"/>:
/// <c>RecipeTest.On(machine).Converge(() => { File("/etc/motd", new() { Content = "hi" }); })</c>, or a cookbook's own recipes:
/// <c>RecipeTest.On(machine).WithCookbooks("cookbooks").WithAttributes("{...}").Converge("recipe[haproxy]")</c>.
/// </summary>
public sealed class RecipeTest
{
    // One for each place that tests run from: a cache of compiled recipes keeps one version of a cookbook only.
    private static readonly string Scratch = Path.Combine(
        Path.GetTempPath(), $"recipe-runner-tests-{Environment.UserName}", AppContext.BaseDirectory.Trim('/').Replace('/', '-'));

    private readonly IMachine machine;
    private string attributes = "{}";
    private string[] cookbooks = [];
    private string[] dataBags = [];
    private string[] nodes = [];
    private string secretFile = RunOptions.DefaultSecretFile;
    private string cookbook = "";
    private StateFolders folders = new(Scratch, Scratch);
    private INotificationJournal? journal;
    private CancellationToken stop;

    private RecipeTest(IMachine machine) => this.machine = machine;

    /// <summary>A test on a machine. Several converges of one test, one after the other, find what the earlier ones left there.</summary>
    public static RecipeTest On(IMachine machine) => new(machine);

    /// <summary>The folders that hold cookbooks; of two cookbooks of the same name the first counts. Default: none.</summary>
    public RecipeTest WithCookbooks(params string[] folders)
    {
        cookbooks = folders;
        return this;
    }

    /// <summary>The folders that hold data bags; the first that has one counts. Default: none.</summary>
    public RecipeTest WithDataBags(params string[] folders)
    {
        dataBags = folders;
        return this;
    }

    /// <summary>The folders that hold node objects for <c>Search("node", ...)</c>; the first that has one counts. Default: none.</summary>
    public RecipeTest WithNodes(params string[] folders)
    {
        nodes = folders;
        return this;
    }

    /// <summary>The file with the secret of encrypted data bag items. Default: <c>/etc/chef/encrypted_data_bag_secret</c>.</summary>
    public RecipeTest WithSecretFile(string path)
    {
        secretFile = path;
        return this;
    }

    /// <summary>The cookbook in whose recipe the lines of a test are taken to stand: templates and files come from there.</summary>
    public RecipeTest InCookbook(string name)
    {
        cookbook = name;
        return this;
    }

    /// <summary>The node's JSON, as in node.json: <i>normal</i> attributes. Default: none.</summary>
    public RecipeTest WithAttributes(string json)
    {
        attributes = json;
        return this;
    }

    /// <summary>The folder on the machine for backups and what else outlives a run. Default: one in the folder for temporary files.</summary>
    public RecipeTest WithStateIn(string folder)
    {
        folders = new(folder, folder);
        return this;
    }

    /// <summary>What earlier runs owe, and where this one writes down what it owes. Default: nothing, nowhere.</summary>
    internal RecipeTest WithJournal(INotificationJournal kept)
    {
        journal = kept;
        return this;
    }

    /// <summary>Interrupts the run between two steps.</summary>
    internal RecipeTest StoppedBy(CancellationToken token)
    {
        stop = token;
        return this;
    }

    /// <summary>Converges the lines of a recipe.</summary>
    /// <exception cref="RecipeRunnerException">The converge failed.</exception>
    public RecipeTestResult Converge(Action recipe) => TryConverge(recipe).OrThrow();

    /// <summary>Converges a run list of the test's cookbooks: <c>"recipe[haproxy]"</c>.</summary>
    /// <exception cref="RecipeRunnerException">The converge failed.</exception>
    public RecipeTestResult Converge(params string[] runList) => TryConverge(runList).OrThrow();

    /// <summary>Plans the lines of a recipe: says what a converge would do, and changes nothing.</summary>
    /// <exception cref="RecipeRunnerException">The plan failed.</exception>
    public RecipeTestResult Plan(Action recipe) => TryPlan(recipe).OrThrow();

    /// <summary>Plans a run list of the test's cookbooks; a failure stands in the result.</summary>
    public RecipeTestResult TryPlan(params string[] runList) => Go(new Pass(machine, false, observer => OfRunList(runList, observer, isPlan: true)));

    /// <summary>Plans a run list of the test's cookbooks.</summary>
    /// <exception cref="RecipeRunnerException">The plan failed.</exception>
    public RecipeTestResult Plan(params string[] runList) => TryPlan(runList).OrThrow();

    /// <summary>Converges the lines of a recipe; a failure stands in the result.</summary>
    public RecipeTestResult TryConverge(Action recipe) => Go(new Pass(machine, true, observer => OfLines(recipe, observer, isPlan: false)));

    /// <summary>Converges a run list; a failure stands in the result.</summary>
    public RecipeTestResult TryConverge(params string[] runList) => Go(new Pass(machine, true, observer => OfRunList(runList, observer, isPlan: false)));

    /// <summary>Plans the lines of a recipe; a failure stands in the result.</summary>
    public RecipeTestResult TryPlan(Action recipe) => Go(new Pass(machine, false, observer => OfLines(recipe, observer, isPlan: true)));

    private sealed record Pass(IMachine Machine, bool Changes, Func<IRunObserver, Run> Compile);

    private static RecipeTestResult Go(Pass pass)
    {
        var events = new EventRecorder();
        Run? run = null;
        try
        {
            run = pass.Compile(events);
            new Resolver(run).Resolve(run.Root);
            run.IsConverging = true;
            new Converger(run.Root).Converge();
            return new(events.Events, run.Totals, null);
        }
        catch (Exception e)
        {
            return new(events.Events, run?.Totals ?? new(), e);
        }
        finally
        {
            if (pass.Changes) pass.Machine.Files.Flush();
        }
    }

    private Run OfLines(Action recipe, IRunObserver observer, bool isPlan)
    {
        var node = new Node("test", machine.Facts);
        node.Apply(NodeJson.Parse(Encoding.UTF8.GetBytes(attributes), "the attributes of the test"));
        var bags = new DataBagFolders(dataBags);
        var redaction = new Redaction();
        var run = new Run
        {
            Node = node,
            Machine = isPlan ? new OverlayMachine(machine) : machine,
            Cookbooks = new CookbookSet(cookbooks),
            Recipes = new RecipeLibrary(),
            Templates = new TemplateSet(),
            DataBags = bags,
            Indexes = new SearchIndexes(bags, nodes, roles: [], environments: []).For(node),
            Vault = new Vault(secretFile, EncryptedValue.OldestVersion, redaction, text => observer.On(new Message(LogLevel.Warn, text))),
            Redaction = redaction,
            Observer = observer,
            Journal = Journal(isPlan),
            Folders = folders,
            Stop = stop,
            IsPlan = isPlan,
        };
        run.Root.Recipe = new(cookbook, "default");
        using (Dsl.Current.Enter(run.Root)) recipe();
        return run;
    }

    private INotificationJournal Journal(bool isPlan) => isPlan || journal is null ? new ReadOnlyJournal(journal?.Owed ?? []) : journal;

    private Run OfRunList(string[] runList, IRunObserver observer, bool isPlan)
    {
        string json = Path.Combine(Directory.CreateTempSubdirectory("recipe-runner-test-").FullName, "node.json");
        try
        {
            File.WriteAllText(json, attributes);
            var options = new RunOptions { JsonAttributes = json, OverrideRunList = string.Join(',', runList), NodeName = "test", CookbookPaths = cookbooks, DataBagPaths = dataBags, NodePaths = nodes, SecretFile = secretFile, StateFolders = folders with { Cache = Scratch } };
            var project = new Project(options, text => observer.On(new Message(LogLevel.Warn, text)));
            return project.Compile(isPlan ? new OverlayMachine(machine) : machine, observer, Journal(isPlan), isPlan, stop);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(json)!, recursive: true);
        }
    }
}
