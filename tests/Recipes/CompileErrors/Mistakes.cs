namespace RecipeRunner.Tests.Recipes.CompileErrors;

/// <summary>What users of Chef, and people who are new to C#, write.</summary>
internal static class Mistakes
{
    /// <summary>Each line is a mistake of its own: it parses, and what it says does not exist or does not fit.</summary>
    public const string OfNamesAndValues = """
        File("/a", new() { Content = node["a"].Lenght });
        File("/a", new() { Actions = [Create] });
        File("/a", new() { Notifies = [Reload("service[x]")] });
        File("/a", new() { Notifies = [Reload["service[x]"]] });
        Package["nginx"] = new();
        File("/a", new() { not_if = "true" });
        File("/a", new() { only_if = "true" });
        cookbook_file("/a");
        include_recipe("web::x");
        File("/a", new() { content = "x" });
        File("/a", new() { Mode = 0644 });
        File("/a", new() { Mode = 644 });
        File("/a", new() { Owner = 1.5 });
        Service("a", new() { Action = "start" });
        File("/a", new { Mode = "0644" });
        File("/a", Mode = "0644");
        File("/a", Mode: "0644");
        var port = node.web.port;
        File("/a", new() { OnlyIf = () => FileExists("/b") });
        File("/a", new() { OnlyIf = FileExists("/b") });
        if (File.Exists("/a")) Log("x");
        File("/a", new() { Notifies = new(Reload, "service[x]") });
        File("/a", new() { Notifies = "reload service[x]" });
        File("/a", new() { Notifies = [new(Reload, service[x])] });
        File("/a", new() { Notifies = [new(Reload, "service[x]", immediately)] });
        File("/a", new() { Notifies = [new("service[x]", Reload)] });
        Service("a", new() { Action = start });
        Service("a", new() { Action = Strat });
        Template("/a", new() { Variables = { a = 1 } });
        Template("/a", new() { Variables = new() { a = 1 } });
        default["web"]["port"] = 80;
        node["web"]["port"] = 80;
        foreach (var x in ["a", "b"]) Log(x);
        Execute("a", new() { Environment = new { A = "b" } });
        Execute("a", new() { Timeout = 30 });
        Execute("a", new() { Returns = "0" });
        User("a", new() { Uid = "1000", System = "yes" });
        Directory("/a", new() { Recursive = "true", Mode = "0755", Mode = "0700" });
        Package("a", new() { Version = 1.2 });
        Cron("x", new() { Minute = "5" });
        Packag("nginx");
        Servce("x", new() { Action = Strt });
        node.Foo;
        Log(nodes["a"]);
        Log(node["a"]);
        var password = DataBagItem("a", "b").password;
        File("/a", new() { Content = Lazy(node["a"]) });
        File("/a", new() { Content = lazy(() => "x") });
        Execute("a", new() { NotIf = When(FileExists("/a")) });
        package("nginx");
        service("nginx", new() { action = start });
        for (i = 0; i < 3; i++) Log("x");
        var nothing = nil;
        Service("a", new() { Action = [Enable, Start], Supports = new { status = true } });
        Log(node["a"] switch { "x" => "y", _ => "z" });
        foreach (var x in node["a"].Split(",")) Log(x);
        puts("x");
        raise("x");
        throw "x";
        ruby_block("x");
        shell_out("x");
        value_for_platform("x");
        new_resource.text;
        Package();
        Service("a", Restart);
        File("/a", new() { Notifies = [(Reload, "service[x]")] });
        File("/a", new() { Notifies = [Reload, "service[x]"] });
        Execute("a", new() { Retries = "3", IgnoreFailure = "yes" });
        ports = 80;
        File("/a", new() { Content = "x", Content_type = "y" });
        Service("x", new() { Enabled = true });
        File("/a", new() { Ownr = "root", Gruop = "x" });
        string Name() { Log("x"); }
        int number = "x";
        await Shell("x");
        ShellOrFail("x").Stdout;
        node.Attributes["a"] = 1;
        FileResource("/b");
        Package("a").Install();
        Log("a", LogLevel.Warn);
        Log("b", new() { Level = Warn });
        Log("c", new() { Level = "warn" });
        File("/a", new() { Sensitive = 1, Backup = "5", Owner = root });
        """;

    /// <summary>What does not parse, or means something else to the parser.</summary>
    public static IReadOnlyList<string> OfSyntax { get; } =
    [
        """Package "nginx";""",
        """
            Package("nginx")
            Service("nginx");
            """,
        """File("/a", { Mode = "0644" });""",
        """File("/a") { Mode = "0644" };""",
        """File("/a", new() { Mode: "0644" });""",
        """
            File("/a", new()
            {
                Mode = "0644"
                Owner = "root",
            });
            """,
        """
            File("/a", {
                Mode = "0644",
                Owner = "root",
            });
            """,
        """
            File("/a")
            {
                Mode = "0644",
                Owner = "root",
            };
            Packag("b");
            """,
        """
            File("/a", new()
            {
                Mode = "0644"
                Owner = "root"
                Group = "root"
            })
            Package("b");
            """,
        """Package('nginx');""",
        """Template("/a", new() { Variables = new { a: 1 } });""",
        """
            # a comment
            Package("a");
            """,
        """node.default["web"]["port"] = 80;""",
        """if node["a"] == "b" { Log("x"); }""",
        """foreach (x in node["a"]) Log(x);""",
        """Execute("a", new() { Environment = { "A" = "b" } });""",
        """Execute("a", new() { Environment = ["A" = "b"] });""",
        """Service("a", new() { Action = [Enable, Start });""",
        """Service("a", new() { Action = [Enable, Start] };""",
        """Service("a", new() { Action = Enable, Start });""",
        """
            Log("unfinished);
            Log("b");
            """,
        """
            Package("nginx")
            Package("curl")
            Package("git");
            """,
        """
            string name = null;
            Log($"a {name");
            """,
        """Service("a", new() { Action = :start });""",
        """"
            File("/a", new() { Content = """a
            b""" });
            """",
        """
            raise("x");
            puts("y");
            throw "x";
            throw Fail "x";
            """,
        """
            File("/a", new() { Content = node["a"] });
            Log("x"
            Log("y");
            Package("z";
            """,
        """
            File("/a", new()
            {
                Mode = "0644";
                Owner = "root";
            });
            """,
        """Service("a", new() { Action = [:enable, :start] });""",
        """Template("/a", new() { Variables = new { node["a"] } });""",
        """
            let x = 1;
            const port = 80;
            """,
        """if (node.Has("a") and node.Has("b")) Log("x");""",
        """
            if (1 == 1)
                Log("x");
            elif (2 == 2)
                Log("y");
            """,
        """Log("a" + 'b c');""",
        """Log("C:\d");""",
        """Default["a"]["b"] = { "x" = 1 };""",
        """Default["a"]["b"] = { x: 1 };""",
        """Default["a"]["b"] => 1;""",
        """
            Package("a", new() { Action = Install)};
            Package("b");
            Service("c"
            """,
        """
            void Site(string name) {
                File($"/etc/{name}");
            
            Site("a");
            """,
        """File("/a", new() { Notifies = [new(Reload, "service[x]"), );""",
    ];
}
