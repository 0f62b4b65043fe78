using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Searching;
using RecipeRunner.Templates;

namespace RecipeRunner.Testing.Running;

/// <summary>The lines of a recipe, written in the test itself.</summary>
internal sealed class RecipeLines(TestInput input, Action recipe) : ISubject
{
    public Run Compile(IMachine machine, IRunObserver observer, INotificationJournal journal, bool isPlan)
    {
        var node = new Node("test", machine.Facts);
        NodeJson json = NodeJson.Parse(Encoding.UTF8.GetBytes(input.Attributes), "the attributes of the test");
        node.Apply(json);
        if (NodeInput.Environment(input.Environments, input.Environment ?? json.Environment ?? ChefEnvironment.DefaultName) is { } environment) node.Apply(environment);
        var bags = new DataBagFolders(input.DataBags, CustomDataBags.Of(json));
        var redaction = new Redaction();
        var run = new Run
        {
            Node = node,
            Machine = machine,
            Cookbooks = new CookbookSet(input.Cookbooks, shipped: TestPlace.Shipped),
            Recipes = new RecipeLibrary(),
            Templates = new TemplateSet(),
            DataBags = bags,
            Indexes = new SearchIndexes(bags, input.Nodes, input.Roles, input.Environments).For(node),
            Vault = new Vault(input.SecretFile, EncryptedValue.OldestVersion, redaction, text => observer.On(new Message(LogLevel.Warn, text))),
            Redaction = redaction,
            Observer = observer,
            Journal = journal,
            Folders = input.Folders,
            Stop = input.Stop,
            IsPlan = isPlan,
            LacksRoot = input.LacksRoot && isPlan,
        };
        run.EnableHandlers();
        run.Root.Recipe = new(input.Cookbook, "default");
        using (Dsl.Current.Enter(run.Root)) recipe();
        return run;
    }
}
