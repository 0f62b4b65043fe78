record Site(string Name, int Port);

Execute("fetch the shop", new() // planted: RR076 RR051
{
    Command = $"git clone {node["shop"]["url"]} /srv/shop", // planted: RR060
});

Execute("make the schema", new()
{
    Command = "/srv/shop/bin/schema",
    NotIf = ["test", "-e", "/srv/shop/schema"], // planted: RR061
});

Bash("build", new()
{
    Cwd = "/srv/shop",
    Code = "npm ci\nnpm run build\n", // planted: RR073
    Creates = "/srv/shop/dist",
});

Execute("log in", new() { Command = ["registry", "login", node["shop"]["payment"]["api_key"]], Creates = "/root/.registry" }); // planted: RR065
RemoteFile("/srv/shop/fonts.tar.gz", new() { Source = "http://mirror.example/fonts.tar.gz" }); // planted: RR067
if (FileExists("/srv/shop/fonts.tar.gz")) Log("The fonts are there."); // planted: RR072
Directory("/srv/shop/uploads", new() { Mode = "0777" }); // planted: RR066
Directory("/srv/shop/uploads", new() { Mode = "0755" }); // planted: RR068
Service("cron", new() { Action = Restart }); // planted: RR071
Execute("make the folder", new() { Command = "mkdir -p /srv/shop/log", Creates = "/srv/shop/log" }); // planted: RR074

Task.Delay(1000).Wait(); // planted: RR058
System.Diagnostics.Process.Start("systemctl", "daemon-reload"); // planted: RR054
Log($"{Environment.MachineName} has {DataBagItem("secrets", "shopp")["db_password"]}"); // planted: RR056 RR012
foreach (Site site in new Site[] { new("shop", 8080) }) Log(site.Name);
