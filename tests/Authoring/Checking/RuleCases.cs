namespace RecipeRunner.Tests.Authoring.Checking;

/// <summary>Recipes beyond the examples of the rules: the other ways to make a mistake, and what looks like one and is none.</summary>
internal static class RuleCases
{
    /// <summary>Recipes in which exactly one rule has findings.</summary>
    public static readonly (string Code, string Recipe)[] Bad =
    [
        ("RR050", """Service("haproxy", new() { Subscribes = new Subscription(Restart, "file[/etc/haproxy/haproxy.cfg]") }); File("/etc/haproxy/haproxy.cfg", new() { Content = "" });"""),
        ("RR050", """File("/etc/php/8.2/fpm/pool.d/www.conf", new() { Content = "[www]\n", Notifies = new Notification(Restart, "service[php8.2-fpm]") }); Service("php8.2-fpm");"""),
        ("RR051", """Execute("ldconfig");"""),
        ("RR051", """Bash("ldconfig", new() { Code = "ldconfig", Action = Run });"""),
        ("RR051", """File("/etc/a", new() { Content = "a\n" }); Execute("ldconfig", new() { Subscribes = new Subscription(Run, "file[/etc/a]") });"""),
        ("RR052", """File("/etc/sudoers.new", new() { Content = "" }); EditResource("file[/etc/sudoers.new]", (FileResource f) => f with { Verify = ["visudo -cf {path}", "visudo -c"] });"""),
        ("RR053", """Log(System.IO.File.ReadAllText("/etc/hostname"));"""),
        ("RR053", """Log($"{new System.IO.FileInfo("/etc/hostname").Length}");"""),
        ("RR053", """var lines = new System.IO.StreamReader("/etc/hostname"); Log(lines.ReadToEnd());"""),
        ("RR054", """var p = new System.Diagnostics.Process(); Log(p.ToString());"""),
        ("RR055", """Log(System.Net.Dns.GetHostAddresses("mirror.example")[0].ToString());"""),
        ("RR057", """File("/etc/id", new() { Content = Guid.NewGuid().ToString() });"""),
        ("RR057", """int port = 8000 + Random.Shared.Next(100); File("/etc/port", new() { Content = $"{port}\n" });"""),
        ("RR058", """System.Threading.Thread.Sleep(100);"""),
        ("RR059", """string? mode = node["platform"]?.ToString(); Log($"{mode}");"""),
        ("RR059", """if (node["platform"] is null) Log("nowhere");"""),
        ("RR059", """if (node["platform"] != null) Log("somewhere");"""),
        ("RR060", """foreach (var (name, role) in node["roles_of"]) Execute("add " + name, new() { Creates = $"/srv/{name}" });"""),
        ("RR060", """string url = node["fqdn"]; Execute("ask", new() { Command = $"curl -fs {url}", Creates = "/srv/answer" });"""),
        ("RR060", """Bash("ask", new() { Code = string.Join("\n", node["names"].Select(n => $"touch {n}")), Creates = "/srv/answer" });"""),
        ("RR060", """File("/srv/a", new() { Content = "a", OnlyIf = $"test -d /srv/{node["fqdn"]}" });"""),
        ("RR060", """Log(Shell($"id {DataBagItem("users", "deploy")["login"]}").Output);"""),
        ("RR060", """Log(Shell("getent hosts " + node.Stack().Self.HostName).Output);"""),
        ("RR060", """string path = (string?)node.Read("web", "path") ?? "/srv"; Execute("list", new() { Command = Lazy(() => "ls " + path), Creates = "/srv/list" });"""),
        ("RR060", """Deploy("/srv/a", new() { Repository = "https://mirror.example/a.git", RestartCommand = $"restart {node["fqdn"]}" });"""),
        ("RR061", """File("/srv/a", new() { Content = "a", OnlyIf = ["systemctl", "is-active", "--quiet", "nginx"] });"""),
        ("RR062", """Git("/srv/a", new() { Repository = "https://mirror.example/a.git" }); string apiKey = "abc123"; Log(apiKey.Length.ToString());"""),
        ("RR062", """Normal.DeepMerge(new { site = new { password = "hunter2" } });"""),
        ("RR062", """Default["site"] = new() { ["db-password"] = "hunter2" };"""),
        ("RR062", "File(\"/root/.ssh/id\", new() { Mode = \"0600\", Sensitive = true, Content = Text.Key }); static class Text { public static readonly string Key = \"-----BEGIN PRIVATE KEY-----\\nMIIE\"; }"),
        ("RR063", """File("/srv/env", new() { Content = DataBagItem("secrets", "site")["password"].ToString(), Mode = "0644" });"""),
        ("RR064", """string password = node["db"]["password"]; File("/srv/env", new() { Content = "PASSWORD=" + password, Mode = "0600" });"""),
        ("RR065", """Log(Shell(["registry", "check", "--token", node["registry"]["token"]]).Output);"""),
        ("RR066", """File("/srv/a", new() { Content = "a", Mode = "666" });"""),
        ("RR067", """RemoteFile("/srv/a", new() { Source = ["https://mirror.example/a", "http://mirror.example/a"] });"""),
        ("RR067", """RemoteFile("/srv/a", new() { Source = "https://mirror.example/a", SslVerifyMode = SslVerifyMode.VerifyNone });"""),
        ("RR068", """Directory("/srv/a", new() { Mode = "0755" }); Directory("/srv/a", new() { Mode = "0750" });"""),
        ("RR070", """Service("redis-server", new() { Action = Start, Subscribes = new Subscription(Restart, "file[/etc/redis.conf]") }); File("/etc/redis.conf", new() { Content = "a\n" });"""),
        ("RR071", """File("/srv/stamp", new() { Action = Touch });"""),
        ("RR071", """AptUpdate("", new() { Action = Update });"""),
        ("RR072", """Execute("make list", new() { Command = "/srv/list", Creates = "/srv/names" }); if (FileExists("/srv/names")) Log("there");"""),
        ("RR073", """Script("two", new() { Interpreter = "sh", Code = "cd /srv\nrm -r old\n", OnlyIf = "test -d /srv/old" });"""),
        ("RR074", """Execute("systemctl restart nginx", new() { Action = Nothing });"""),
        ("RR074", """Execute("curl", new() { Command = ["apt-get", "install", "-y", "curl"], Creates = "/usr/bin/curl" });"""),
        ("RR076", "public static int Twice(int n) => 2 * n;\nLog(Twice(2).ToString());"),
        ("RR076", "Log(\"no semicolon\")"),
    ];

    /// <summary>Recipes in which no rule finds anything.</summary>
    public static readonly string[] Good =
    [
        // Only a start reads these, and of that service nobody knows what a reload does.
        """File("/etc/default/haproxy", new() { Content = "", Notifies = [new(Restart, "service[haproxy]")] }); Service("haproxy");""",
        """File("/etc/systemd/system/nginx.service.d/a.conf", new() { Content = "", Notifies = [new(Restart, "service[nginx]")] }); Service("nginx");""",
        """File("/etc/redis/redis.conf", new() { Content = "", Notifies = [new(Restart, "service[redis-server]")] }); Service("redis-server");""",
        """File("/usr/sbin/haproxy", new() { Content = "", Mode = "0755", Notifies = [new(Restart, "service[haproxy]")] }); Service("haproxy");""",

        """Execute("ldconfig", new() { Action = Nothing });""",
        """Execute("ldconfig", new() { Action = [Nothing] });""",
        """Execute("ldconfig", new() { Action = node.Has("ld") ? Run : Nothing });""",
        """if (!FileExists("/etc/ld.so.cache")) Execute("ldconfig");""",
        """Deploy("/srv/a", new() { Repository = "https://mirror.example/a.git", BeforeRestart = release => Execute("bundle install", new() { Cwd = release.Path }) });""",
        """ExecuteResource again = new() { Creates = "/srv/a" }; Execute("ldconfig", again);""",

        """string program = "visudo"; File("/etc/sudoers.d/a", new() { Content = "", Verify = $"{program} -cf {{path}}" });""",
        """File("/etc/sudoers.d/a", new() { Content = "", Verify = "visudo -cf %{path}" });""",

        """Log(System.IO.Path.GetDirectoryName(System.IO.Path.Combine("/srv", "a"))!);""",
        """var text = new System.IO.StreamReader(new System.IO.MemoryStream([65])); Log(text.ReadToEnd());""",
        """Log(Environment.GetEnvironmentVariable("LANG") ?? "C");""",
        """Warn($"It is {DateTime.Now}.");""",
        """File("/srv/a", new() { Content = "a", OnlyIf = When(() => DateTime.Now.Hour < 6) });""",
        """File("/etc/machine-key", new() { Content = Guid.NewGuid().ToString(), Action = CreateIfMissing });""",
        """Log($"{new Random(42).Next(10)}");""",

        """Log((string?)node.Read("web", "mode") ?? "plain");""",
        // A number is null where the attribute is nil.
        """Log($"{(int?)node["web"]["port"] ?? 80}");""",
        """var ports = new Dictionary<string, string?> { ["a"] = null }; Log(ports["a"] ?? "none");""",

        """Execute("clone", new() { Command = ["git", "clone", node["web"]["url"]], Creates = "/srv/a" });""",
        """Execute("listen", new() { Command = $"listen {(int)node["web"]["port"]}", Creates = "/srv/a" });""",
        """int port = node["web"]["port"]; Execute("listen", new() { Command = $"listen {port}", Creates = $"/srv/{node["fqdn"]}" });""",
        """Execute("listen", new() { Command = node["web"]["command"], Creates = "/srv/a" });""",
        """Execute($"mirror of {node["fqdn"]}", new() { Command = "mirror", Creates = "/srv/a" });""",
        """Execute("name", new() { Command = $"name {node["platform"]}", Creates = "/srv/a" });""",
        """var web = node.Attributes<WebSettings>("web"); Execute("name", new() { Command = $"name {web.Name} {web.Port}", Creates = "/srv/a" }); record WebSettings([property: System.ComponentModel.DataAnnotations.RegularExpression("[a-z]+")] string Name, int Port);""",
        """string Quote(string text) => "'" + text.Replace("'", "'\\''") + "'"; Execute("name", new() { Command = $"name {Quote(node["fqdn"])}", Creates = "/srv/a" });""",
        """const string folder = "/srv"; Execute("list", new() { Command = $"ls {folder}", Creates = "/srv/a" });""",

        """File("/srv/a", new() { Content = "a", OnlyIf = ["test -d /srv", "test -d /opt"] });""",
        """File("/srv/a", new() { Content = "a", NotIf = new[] { "test", "-e", "/srv/b" } });""",
        """File("/srv/a", new() { Content = "a", OnlyIf = ["/usr/bin/ready", "/usr/bin/steady"] });""",

        """Default["web"]["password_file"] = "secret.txt"; Default["web"]["token_ttl"] = "5m";""",
        """Default["web"]["password"] = ""; Default["web"]["secret"] = null; Default["web"]["token"] = "*****FILTERED*****"; Default["web"]["api_key"] = "/etc/web/key";""",
        """Default["web"]["token"] = "none"; Default["web"]["password"] = "x";""",
        """User("deploy", new() { Password = "$6$salt$hash" });""",
        """File("/srv/env", new() { Content = $"P={DataBagItem("secrets", "site")["password"]}", Mode = "0640", Group = "www-data" });""",
        """Hide(node["db"]["password"]); File("/srv/env", new() { Content = $"P={node["db"]["password"]}", Mode = "0600" });""",
        """bool secure = node.Has("db", "password"); File("/srv/env", new() { Content = $"SECURE={secure}" });""",
        """File("/srv/env", new() { Content = $"P={node["db"]["password"]}", Mode = node.Has("open") ? "0644" : "0600", Sensitive = true });""",
        """Execute("log in", new() { Command = "login", Environment = new Dictionary<string, string?> { ["TOKEN"] = node["registry"]["token"] }, Creates = "/srv/a" });""",

        """Directory("/srv/shared", new() { Mode = "1777" }); Directory("/srv/plain", new() { Mode = "0755" });""",
        """RemoteFile("/srv/a", new() { Source = "http://localhost:8080/a" }); RemoteFile("/srv/b", new() { Source = "file:///srv/a" });""",
        """Service("nginx", new() { Action = Stop }); Service("nginx", new() { Action = Start });""",
        """if (node.Has("a")) File("/srv/a", new() { Content = "one" }); else File("/srv/a", new() { Content = "two" });""",
        """File("/srv/a", new() { Content = "one", OnlyIf = "test -e /b" }); File("/srv/a", new() { Content = "two", NotIf = "test -e /b" });""",
        """Log("a"); Log("a");""",

        """File("/etc/redis/redis.conf", new() { Content = "", Notifies = [new(Restart, "service[redis-server]")] }); File("/etc/redis/b.conf", new() { Content = "", Notifies = [new(Restart, "service[redis-server]", Immediately)] }); Service("redis-server");""",
        """Service("nginx"); File("/etc/nginx/a.conf", new() { Content = "", Notifies = [new(Reload, "service[nginx]")] });""",
        """Service("nginx", new() { Action = [Enable, Start] }); File("/etc/nginx/old.conf", new() { Action = Delete, Notifies = [new(Reload, "service[nginx]")] });""",
        """if ((bool?)node.Read("web", "restart") ?? false) Service("nginx", new() { Action = Restart });""",
        """Service("nginx", new() { Action = Restart, OnlyIf = "test -e /run/restart-nginx" });""",

        """if (!FileExists("/srv/a")) File("/srv/a", new() { Content = "a" });""",
        """File("/srv/a", new() { Content = "a" }); File("/srv/b", new() { Content = "b", OnlyIf = When(() => FileExists("/srv/a")) });""",
        """File("/srv/a", new() { Content = "a" }); if (FileExists("/srv/b")) Log("b");""",

        """Bash("one", new() { Code = "# Lists.\nls /srv |\n  sort\n", Creates = "/srv/a" });""",
        """Bash("here", new() { Code = "cat > /srv/a <<END\none\ntwo\nEND\n", Creates = "/srv/a" });""",
        """Bash("two", new() { Code = "set -euo pipefail\ncd /srv\nls\n", Creates = "/srv/a" });""",
        """Bash("three", new() { Code = "cd /srv && \\\n  make &&\n  make install\n", Creates = "/srv/a" });""",
        """Script("four", new() { Interpreter = "python3", Code = "import sys\nprint(sys.path)\n", Creates = "/srv/a" });""",
        """Execute("systemctl daemon-reload", new() { Action = Nothing });""",
        """Execute("a", new() { Command = "mkdir -p /srv/a && tar xf /srv/a.tar -C /srv/a", Creates = "/srv/a/b" });""",
        """Execute("a", new() { Command = "chown -R www-data /srv/a", NotIf = "test -e /srv/a/.owned" });""",
        "using System.Globalization;\nint Twice(int n) => 2 * n;\nconst int two = 2;\nLog(Twice(two).ToString(CultureInfo.InvariantCulture));\nrecord Site(string Name);\nenum Mode { On, Off }",
    ];
}
