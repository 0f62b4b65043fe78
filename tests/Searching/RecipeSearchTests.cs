using RecipeRunner.Converging;

namespace RecipeRunner.Tests.Searching;

/// <summary>Recipes that search, run by the program over data bags and nodes.</summary>
internal sealed class RecipeSearchTests
{
    private const string Instance = """{ "id": "NAME", "hostname": "NAME", "status": "STATUS", "role": ["ROLE"], "layer_ids": ["LAYER"], "self": SELF, "private_ip": "127.1.1.NUMBER", "elastic_ip": null }""";

    [Test]
    public void The_searches_of_OpsWorks_cookbooks_work_over_its_data_bags()
    {
        using Kitchen kitchen = OpsWorks().Recipe("""
            string Ids(string index, string query = "*:*") => string.Join(" ", Search(index, query).Select(d => (string)d["id"]));
            File("/found", new()
            {
                Content = string.Join("\n", [
                    Ids("aws_opsworks_app"),
                    (string)Search("aws_opsworks_app", "*:*").First()["app_source"]["revision"],
                    Search("aws_opsworks_instance", "self:true").First()["private_ip"],
                    Ids("aws_opsworks_instance", "role:app1 AND status:online"),
                    Ids("aws_opsworks_instance", "status:online OR status:running_setup"),
                    Ids("aws_opsworks_instance", "hostname:app1*"),
                    Ids("aws_opsworks_layer", "name:Application*"),
                    Ids("aws_opsworks_layer", "layer_id:0e6c935c-2e9f-5e17-b685-01c93326c107"),
                    Ids("aws_opsworks_instance", "layer_ids:0e6c935c-2e9f-5e17-b685-01c93326c107"),
                    Ids("aws_opsworks_app", "shortname:shop"), Ids("aws_opsworks_app", "deploy:true"), Ids("aws_opsworks_app", "type:other"),
                    Ids("aws_opsworks_app", "app_id:f75efcab-00ba-5c2f-abea-a070125772b9"),
                ]),
            });
            """);
        kitchen.Converge();
        Assert.That(kitchen.Fake.ReadText("/found").Split('\n'), Is.EqualTo(new[]
        {
            "blog shop", "v2", "127.1.1.9", "app11", "app1-lb1 app11 app12", "app1-lb1 app11 app12 app13", "app1 app1-lb", "app1", "app11 app12 app13",
            "shop", "shop", "blog shop", "shop",
        }));
    }

    [Test]
    public void Nodes_are_found_by_what_their_objects_say_and_this_one_by_what_it_is()
    {
        using var kitchen = new Kitchen();
        kitchen.Has("nodes/db1.json", """
            {
              "name": "db1", "chef_environment": "production", "run_list": ["role[db]", "recipe[backup::client]"],
              "normal": { "tags": ["sql"], "db": { "port": 1, "engine": "x" } }, "default": { "db": { "port": 2, "name": "main" } },
              "override": { "db": { "engine": "postgresql" } }, "automatic": { "platform": "debian", "roles": ["db", "base"], "recipes": ["backup::client"] }
            }
            """)
            .Has("nodes/old1.json", """{ "attributes": { "db": { "port": 9 } }, "layers": ["db"] }""")
            .Has("nodes/node1.json", """{ "normal": { "saved": "long ago" } }""")
            .Has("node.json", """{ "run_list": ["role[web]", "recipe[web]"], "color": "blue" }""")
            .Has("roles/web.json", """{ "run_list": ["role[base]"] }""").Has("roles/base.json", """{ "default_attributes": { "level": 5 } }""")
            .Recipe("""
                string Names(string query) => string.Join(" ", Search("node", query).Select(d => (string)d["name"]));
                string[] queries =
                [
                    "*:*", "role:db", "role:base", "roles:base", "recipe:backup\\:\\:client", "recipes:web", "chef_environment:production", "tags:sql",
                    "platform:debian", "db_port:1", "db_port:2", "db_name:main", "db_engine:postgresql", "db_port:9", "layers:db", "name:old*",
                    "run_list:recipe\\[web\\]", "color:blue", "level:5", "saved:*", "later:*", "chef_type:node AND name:db1",
                ];
                string found = string.Join("\n", queries.Select(q => $"{q} -> {Names(q)}"));
                Default["later"] = true;
                found += "\nlater:* -> " + Names("later:*");
                AttributeValue db1 = Search("node", "name:db1").First();
                found += $"\n{db1["db"]} {db1["chef_environment"]} {db1["run_list"]}";
                File("/found", new() { Content = found + "\n" });
                """);
        Assert.That(kitchen.Converge().ExitCode, Is.EqualTo(ExitCode.Success));
        Snapshot.Matches(kitchen.Fake.ReadText("/found"), "nodes-found");
    }

    [Test]
    public void Roles_environments_and_clients_are_indexes_too()
    {
        using var kitchen = new Kitchen();
        kitchen.Has("roles/web.json", """{ "run_list": ["role[base]"], "default_attributes": { "port": 80 } }""").Has("roles/base.json", """{ "description": "For All" }""")
            .Has("environments/production.json", """{ "cookbook_versions": { "web": "= 0.1.0" } }""")
            .Recipe("""
                string Names(string index, string query) => string.Join(" ", Search(index, query).Select(d => (string)d["name"]));
                File("/found", new() { Content = $"{Names("role", "default_attributes_port:80")}, {Names("role", "description:all")}, {Names("environment", "*:*")}, {Names("environment", "cookbook_versions:web")}, {Search("client").Count}" });
                """);
        kitchen.Converge();
        Assert.That(kitchen.Fake.ReadText("/found"), Is.EqualTo("web, base, _default production, production, 0"));
    }

    [Test]
    public void A_plan_finds_what_a_converge_finds()
    {
        using Kitchen kitchen = OpsWorks().Recipe("""foreach (AttributeValue i in Search("aws_opsworks_instance", "role:app1")) File($"/srv/{i["id"]}", new() { Content = (string)i["private_ip"] });""");
        kitchen.Fake.HasDirectory("/srv");
        Assert.That(kitchen.Plan().ExitCode, Is.EqualTo(ExitCode.ChangesPlanned));
        kitchen.Converge();
        Assert.That(kitchen.Fake.ReadText("/srv/app13"), Is.EqualTo("127.1.1.3"));
        Assert.That(kitchen.Plan().ExitCode, Is.EqualTo(ExitCode.Success));
    }

    [TestCase("unknown-index", """Search("aws_opsworks_instances");""")]
    [TestCase("unreadable-query", """Search("aws_opsworks_app", "shortname:");""")]
    [TestCase("nothing-first", """Search("aws_opsworks_instance", "self:true AND status:stopped").First();""")]
    [TestCase("nothing-at", """var found = Search("aws_opsworks_instance", "self:true"); Warn(found[1]["id"]);""")]
    [TestCase("missing-key", """Warn(Search("aws_opsworks_app", "deploy:true").First()["shortnam"]);""")]
    public void A_mistake_names_its_place_and_the_way_out(string name, string recipe)
    {
        using Kitchen kitchen = OpsWorks().Recipe(recipe);
        Outcome outcome = kitchen.Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Snapshot.Matches(outcome.Out, "recipe-" + name);
    }

    [Test]
    public void An_item_that_cannot_be_read_is_named()
    {
        using Kitchen kitchen = OpsWorks().Has("data_bags/aws_opsworks_app/broken.json", "{ \"id\": }").Recipe("""Search("aws_opsworks_app", "deploy:true");""");
        Outcome outcome = kitchen.Converge();
        Assert.That(outcome.ExitCode, Is.EqualTo(ExitCode.BadInput));
        Assert.That(outcome.Out, Does.Contain("data_bags/aws_opsworks_app/broken.json:1"));
    }

    private static Kitchen OpsWorks()
    {
        const string App1 = "0e6c935c-2e9f-5e17-b685-01c93326c107", Balancer = "37930b3a-5932-517e-993f-edf78b647b03";
        return new Kitchen()
            .Has("data_bags/aws_opsworks_app/shop.json", """{ "id": "shop", "app_id": "f75efcab-00ba-5c2f-abea-a070125772b9", "shortname": "shop", "name": "The Shop", "type": "other", "deploy": true, "app_source": { "type": "git", "revision": "v1" }, "data_sources": [ { "type": "None" } ] }""")
            .Has("data_bags/aws_opsworks_app/blog.json", """{ "id": "blog", "app_id": "aaaaaaaa-00ba-5c2f-abea-a070125772b9", "shortname": "blog", "type": "other", "deploy": false, "app_source": { "type": "archive", "revision": "v2" } }""")
            .Has("data_bags/aws_opsworks_layer/app1.json", $$"""{ "id": "app1", "layer_id": "{{App1}}", "name": "Application 1", "shortname": "app1" }""")
            .Has("data_bags/aws_opsworks_layer/app1-lb.json", $$"""{ "id": "app1-lb", "layer_id": "{{Balancer}}", "name": "HAProxy for application 1", "shortname": "app1-lb" }""")
            .Has("data_bags/aws_opsworks_instance/app11.json", Item("app11", "online", "app1", App1, 1))
            .Has("data_bags/aws_opsworks_instance/app12.json", Item("app12", "running_setup", "app1", App1, 2))
            .Has("data_bags/aws_opsworks_instance/app13.json", Item("app13", "stopped", "app1", App1, 3))
            .Has("data_bags/aws_opsworks_instance/app1-lb1.json", Item("app1-lb1", "online", "app1-lb", Balancer, 9));
    }

    private static string Item(string name, string status, string role, string layer, int number) => Instance
        .Replace("NAME", name, StringComparison.Ordinal).Replace("STATUS", status, StringComparison.Ordinal).Replace("ROLE", role, StringComparison.Ordinal)
        .Replace("LAYER", layer, StringComparison.Ordinal).Replace("SELF", number == 9 ? "true" : "false", StringComparison.Ordinal)
        .Replace("NUMBER", number.ToString(), StringComparison.Ordinal);
}
