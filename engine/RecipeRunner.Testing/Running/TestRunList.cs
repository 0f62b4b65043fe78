using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;

namespace RecipeRunner.Testing.Running;

/// <summary>A run list of cookbooks' recipes.</summary>
internal sealed class TestRunList(TestInput input, string[] runList) : ISubject
{
    private Project? project;

    public Run Compile(IMachine machine, IRunObserver observer, INotificationJournal journal, bool isPlan)
    {
        project ??= Read(observer);
        Run run = project.Begin(machine, observer, journal, isPlan, input.Stop);
        run.EnableHandlers();
        project.Compile(run);
        return run;
    }

    private Project Read(IRunObserver observer)
    {
        string json = Path.Combine(Directory.CreateTempSubdirectory("recipe-runner-test-").FullName, "node.json");
        try
        {
            File.WriteAllText(json, input.Attributes);
            var options = new RunOptions
            {
                JsonAttributes = json,
                OverrideRunList = string.Join(',', runList),
                NodeName = "test",
                Environment = input.Environment,
                CookbookPaths = input.Cookbooks,
                ShippedCookbooks = TestPlace.Shipped,
                DataBagPaths = input.DataBags,
                NodePaths = input.Nodes,
                RolePaths = input.Roles,
                EnvironmentPaths = input.Environments,
                SecretFile = input.SecretFile,
                StateFolders = input.Folders with { Cache = Caches.Folder },
            };
            return new(options, Warn, prepare: cookbooks => Caches.Prepare(cookbooks, Warn));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(json)!, recursive: true);
        }

        void Warn(string text) => observer.On(new Message(LogLevel.Warn, text));
    }
}
