using RecipeRunner.Cookbooks;
using RecipeRunner.DataBags;
using RecipeRunner.Handlers;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;
using RecipeRunner.Nodes;
using RecipeRunner.Recipes;
using RecipeRunner.Reporting;
using RecipeRunner.Searching;
using RecipeRunner.Templates;

namespace RecipeRunner.Converging;

/// <summary>
/// All that a run reads before it begins: node.json, roles, environment, the expanded run list, and the cookbooks, compiled.
/// It does not change any more; each pass over it makes its own node and resource collection.
/// </summary>
internal sealed class Project
{
    private readonly RunOptions options;
    private readonly NodeJson? json;
    private readonly ChefEnvironment? environment;
    private readonly RunListExpansion expansion;
    private readonly IReadOnlyList<Cookbook> inUse;
    private readonly CookbookSet cookbooks;
    private readonly IScripts recipes;
    private readonly TemplateSet templates = new();
    private readonly DataBagFolders dataBags;
    private readonly SearchIndexes indexes;
    private readonly Redaction redaction;

    /// <exception cref="RecipeRunnerException">Something is missing or malformed, or does not compile.</exception>
    /// <param name="options">What a person said about the run.</param>
    /// <param name="warn">Told of what is doubtful but no mistake.</param>
    /// <param name="redaction">Told what must not be shown, as soon as recipes decrypt it; null when a caller shows nothing.</param>
    /// <param name="prepare">Makes the scripts of the cookbooks in use ready, which come in dependency order; null to compile them.</param>
    public Project(RunOptions options, Action<string> warn, Redaction? redaction = null, Func<IReadOnlyList<Cookbook>, IScripts>? prepare = null)
    {
        this.options = options;
        this.redaction = redaction ?? new();
        json = options.OwnRecipe is null ? NodeInput.Read(options) : null;
        dataBags = new DataBagFolders(options.DataBagPaths, CustomDataBags.Of(json));
        indexes = new SearchIndexes(dataBags, options.NodePaths, options.RolePaths, options.EnvironmentPaths);
        string environmentName = options.Environment ?? json?.Environment ?? ChefEnvironment.DefaultName;
        environment = NodeInput.Environment(options.EnvironmentPaths, environmentName);
        RunList = options.OwnRecipe is { } own ? RunList.Parse(own.Name) : options.OverrideRunList is { } given ? NodeInput.ParseRunList(given) : json?.RunList ?? RunList.Empty;
        if (RunList.Count == 0) warn("The run list is empty: there is nothing to do. It stands in node.json, \"run_list\": [\"recipe[web]\"], or behind -o.");
        expansion = RunListExpander.Expand(options.OwnRecipe is null ? RunList : RunList.Empty, new RoleFolders(options.RolePaths), environmentName);
        foreach (string circle in expansion.Circles) warn($"Roles include each other in a circle: {circle}. Each counts once; take one out of a run_list.");
        // Once: who switches to others in the middle of the run changes nothing in it.
        FetchedCookbooks? fetched = options.WithFetchedCookbooks || options.CookbookPaths.Any(IsLink) ? FetchedCookbooks.In(options.StateFolders) : null;
        cookbooks = new CookbookSet(CookbookFolders(fetched), warn, options.ShippedCookbooks);
        inUse = cookbooks.InDependencyOrder(expansion.Recipes.Select(r => RecipeName.Parse(r.Name).Cookbook));
        CookbookRevision = fetched is not null && inUse.Any(c => c.Path.StartsWith(fetched.Folder + "/", StringComparison.Ordinal)) ? fetched.Revision : null;
        CheckVersions();
        recipes = prepare is not null
            ? prepare(inUse)
            : RecipeLibrary.Prepare(inUse, new RecipeCache(options.StateFolders.Recipes, Posix.GetEUid(), warn));
        Handlers = ConfiguredHandlers.Of(options, recipes);
    }

    /// <summary>The handlers that settings name; null when they name none.</summary>
    public ConfiguredHandlers? Handlers { get; }

    /// <summary>The run list as given.</summary>
    public RunList RunList { get; }

    /// <summary>The cookbooks in use with their versions.</summary>
    public IReadOnlyList<(string Name, string Version)> Cookbooks => [.. inUse.Select(c => (c.Name, c.Metadata.Version))];

    /// <summary>The version of the cookbooks that were fetched, a commit or a checksum; null when none of them is in use.</summary>
    public string? CookbookRevision { get; }

    /// <summary>How many cookbooks had to be compiled.</summary>
    public int CompiledNow => recipes.CompiledNow;

    /// <summary>A pass over the run list: attributes are loaded and all recipes have declared their resources.</summary>
    public Run Compile(IMachine machine, IRunObserver observer, INotificationJournal journal, bool isPlan, CancellationToken stop)
    {
        Run run = Begin(machine, observer, journal, isPlan, stop);
        Compile(run);
        return run;
    }

    /// <summary>A pass that has not compiled anything yet; its node is there, with what JSON, roles and environment say.</summary>
    public Run Begin(IMachine machine, IRunObserver observer, INotificationJournal journal, bool isPlan, CancellationToken stop)
    {
        var node = new Node(options.NodeName ?? NodeInput.Name(machine), machine.Facts);
        if (json is not null) node.Apply(json);
        if (environment is not null) node.Apply(environment);
        node.RunList = RunList;
        node.Apply(expansion);
        var run = new Run
        {
            Node = node,
            Machine = machine,
            Cookbooks = cookbooks,
            Recipes = recipes,
            Templates = templates,
            DataBags = dataBags,
            Indexes = indexes.For(node),
            Vault = new Vault(options.SecretFile, options.DecryptMinimumVersion, redaction, text => observer.On(new Message(LogLevel.Warn, text))),
            Redaction = redaction,
            Observer = observer,
            Journal = journal,
            Folders = options.StateFolders,
            Stop = stop,
            IsPlan = isPlan,
            WhyRun = options.WhyRun,
            LacksRoot = options.LacksRoot,
        };
        Handlers?.Enable(run.EnableHandlers());
        return run;
    }

    /// <summary>Loads the attributes, and has all recipes declare their resources.</summary>
    public void Compile(Run run)
    {
        LoadAttributes(run);
        // Only now: the check has read everything that cookbooks declare, whether a recipe asks for it or not.
        run.Node.Tree.Reads = new();
        foreach (RunListItem item in expansion.Recipes)
        {
            run.Stop.ThrowIfCancelled();
            RecipeIncluder.Run(run.Root, RecipeName.Parse(item.Name), default);
        }
        options.OwnRecipe?.Run(run.Root);
        run.Root.Recipe = RecipeName.None;
    }

    /// <summary>Loads the attributes, and binds the records that cookbooks declare for them.</summary>
    /// <exception cref="AttributeBindingException">Attributes do not fit.</exception>
    public void LoadAttributes(Run run)
    {
        foreach (Cookbook cookbook in inUse)
            foreach (string file in cookbook.AttributeFiles)
                RecipeIncluder.RunAttributes(run.Root, new(cookbook.Name, file));
        DeclaredAttributes.Check(run.Node.Tree, DeclaredTypes(), text => run.Observer.On(new Message(LogLevel.Warn, text)));
    }

    private List<string> CookbookFolders(FetchedCookbooks? fetched)
    {
        var folders = new List<string>(options.CookbookPaths);
        if (fetched is null) return folders;
        // Whoever names the link means what it leads to now.
        for (int i = 0; i < folders.Count; i++)
            if (IsLink(folders[i])) folders[i] = fetched.Folder;
        if (options.WithFetchedCookbooks) folders.Add(fetched.Folder);
        return folders;
    }

    private bool IsLink(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) == FetchedCookbooks.LinkIn(options.StateFolders);

    private IEnumerable<(string Cookbook, Type Type)> DeclaredTypes()
    {
        foreach (Cookbook cookbook in inUse)
            foreach (Type type in recipes.AttributeTypes(cookbook.Name))
                yield return (cookbook.Name, type);
    }

    private void CheckVersions()
    {
        foreach (Cookbook cookbook in inUse)
        {
            if (environment is not null && environment.CookbookVersions.TryGetValue(cookbook.Name, out VersionConstraint? constraint) && !constraint.IsSatisfiedBy(CookbookVersion.Parse(cookbook.Metadata.Version)))
                throw new RecipeRunnerException($"The environment {environment.Name} wants cookbook {cookbook.Name} {constraint}, but it is {cookbook.Metadata.Version} in {new SourceLine(cookbook.Path, 0)}.");
        }
        foreach (RunListItem item in expansion.Recipes)
        {
            RecipeName recipe = RecipeName.Parse(item.Name);
            Cookbook cookbook = cookbooks.Get(recipe.Cookbook);
            if (item.Version is { } version && CookbookVersion.Parse(version) != CookbookVersion.Parse(cookbook.Metadata.Version))
                throw new RecipeRunnerException($"The run list asks for {item}, but cookbook {cookbook.Name} is {cookbook.Metadata.Version} in {new SourceLine(cookbook.Path, 0)}.");
            if (!cookbook.Recipes.Contains(recipe.Name))
                throw new RecipeRunnerException($"The run list asks for {item}, but {cookbook.NoRecipe(recipe.Name)}");
        }
    }
}
