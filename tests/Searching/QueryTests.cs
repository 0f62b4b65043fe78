using System.Text;
using RecipeRunner.Nodes;
using RecipeRunner.Searching;

namespace RecipeRunner.Tests.Searching;

/// <summary>What queries find. The documents are known by their letters.</summary>
internal sealed class QueryTests
{
    private static readonly SearchDocument[] Documents =
    [
        Document("a", """{ "role": ["app1", "lb"], "status": "online", "hostname": "web-1", "weight": 5, "self": true, "elastic_ip": null, "tags": [] }"""),
        Document("b", """{ "role": ["app1"], "status": "stopped", "hostname": "web-10", "weight": 80, "self": false, "elastic_ip": "192.0.2.7" }"""),
        Document("c", """{ "role": ["app1-blue"], "status": "online", "hostname": "db_1", "weight": 443, "description": "Quick Brown Fox", "run_list": ["recipe[nginx]", "role[base]"], "note": "see [docs], first" }"""),
        Document("d", """
            {
              "deploy": { "shop": { "scm": { "revision": "v1.2" }, "domains": ["shop.example", "www.shop.example"] } },
              "network": { "interfaces": { "eth0": { "addresses": { "fe80::1": { "family": "inet6" } }, "mtu": 1500 } } },
              "data_sources": [ { "type": "RDS", "port": 3306 }, { "type": "None" } ], "recipes": ["nginx", "nginx::default"],
              "path": "/srv/shop", "ratio": 0.5, "empty": "", "time": "10:15", "mail": "ops@mirror.example"
            }
            """),
    ];

    [TestCase("*:*", "abcd", Description = "everything")]
    [TestCase("status:online", "ac")]
    [TestCase("status:ONLINE", "ac", Description = "capitals of a value do not count, as in chef-solo")]
    [TestCase("Status:online", "", Description = "those of a key do")]
    [TestCase("status : online", "ac")]
    [TestCase("role:app1", "ab", Description = "any item of a list; app1-blue is another word")]
    [TestCase("role:app", "")]
    [TestCase("role:app1-blue", "c")]
    [TestCase("self:true", "a")]
    [TestCase("weight:80", "b")]
    [TestCase("ratio:0.5", "d")]
    [TestCase("nothing:x", "")]
    [TestCase("role:app1 AND status:online", "a")]
    [TestCase("role:app1 && status:online", "a")]
    [TestCase("status:stopped OR role:lb", "ab")]
    [TestCase("status:stopped || role:lb", "ab")]
    [TestCase("status:stopped role:lb", "ab", Description = "nothing between two terms is OR")]
    [TestCase("NOT status:online", "bd")]
    [TestCase("!status:online", "bd")]
    [TestCase("-status:online", "bd")]
    [TestCase("NOT NOT status:online", "ac")]
    [TestCase("role:app1 AND NOT status:online", "b")]
    [TestCase("role:app1 NOT status:online", "b", Description = "a NOT among terms excludes, as in Lucene")]
    [TestCase("role:app1 -status:online", "b")]
    [TestCase("-status:online -status:stopped", "d")]
    [TestCase("-status:online role:app1", "b")]
    [TestCase("NOT status:online OR role:lb", "abd")]
    [TestCase("role:lb OR NOT status:online", "abd")]
    [TestCase("+status:online role:app1", "ac", Description = "what must match decides")]
    [TestCase("role:app1 +status:online", "ac")]
    [TestCase("+status:online -role:lb", "c")]
    [TestCase("+status:online +role:lb", "a")]
    [TestCase("+status:online AND role:lb", "a")]
    [TestCase("status:stopped OR status:online AND role:lb", "ab", Description = "AND binds closer")]
    [TestCase("status:online AND role:lb OR status:stopped", "ab")]
    [TestCase("status:online AND (role:lb OR role:app1-blue)", "ac")]
    [TestCase("(status:online OR status:stopped) AND role:app1", "ab")]
    [TestCase("NOT (status:online OR status:stopped)", "d")]
    [TestCase("status:(stopped OR unknown)", "b")]
    [TestCase("role:(app1 AND lb)", "a")]
    [TestCase("role:(app1 AND NOT lb)", "b")]
    [TestCase("role:NOT app1", "cd")]
    [TestCase("role:lb^4 OR status:stopped^0.5", "ab", Description = "a weight changes nothing")]
    [TestCase("hostname:web*", "ab")]
    [TestCase("hostname:*1", "ac")]
    [TestCase("hostname:*eb*", "ab")]
    [TestCase("hostname:web-?", "a")]
    [TestCase("hostname:web-1?", "b")]
    [TestCase("hostname:web?1", "a")]
    [TestCase("hostname:*", "abc", Description = "the key is there")]
    [TestCase("NOT hostname:*", "d")]
    [TestCase("elastic_ip:*", "ab", Description = "null is a value")]
    [TestCase("elastic_ip:\"\"", "a", Description = "it is the empty text")]
    [TestCase("empty:\"\"", "d")]
    [TestCase("tags:*", "a", Description = "an empty list is there")]
    [TestCase("tags:x", "")]
    [TestCase("elastic_ip:192.0.2.*", "b")]
    [TestCase("description:brown", "c", Description = "a word of a value")]
    [TestCase("description:row", "")]
    [TestCase("description:*row*", "c")]
    [TestCase("description:\"quick brown\"", "c")]
    [TestCase("description:\"quick fox\"", "")]
    [TestCase("description:Quick*Fox", "", Description = "a wildcard stays in its word")]
    [TestCase("note:\"see [docs]\"", "c")]
    [TestCase("note:\"docs first\"", "c", Description = "what stands between words does not count")]
    [TestCase("note:\"s* d?cs\"", "c", Description = "wildcards in a phrase, as in chef-zero")]
    [TestCase("note:(see AND first)", "c")]
    [TestCase("run_list:recipe\\[nginx\\]", "c")]
    [TestCase("run_list:\"recipe[nginx]\"", "c")]
    [TestCase("run_list:*base*", "c")]
    [TestCase("recipes:nginx\\:\\:default", "d")]
    [TestCase("recipes:\"nginx::default\"", "d")]
    [TestCase("recipes:nginx*", "d")]
    [TestCase("path:\\/srv\\/shop", "d")]
    [TestCase("path:/srv/shop", "d")]
    [TestCase("mail:ops@mirror.example", "d")]
    [TestCase("mail:ops", "", Description = "@ belongs to the word")]
    [TestCase("time:10\\:15", "d")]
    [TestCase("hostname:web\\*", "", Description = "an escaped star is a star")]
    [TestCase("deploy_shop_scm_revision:v1.2", "d", Description = "keys joined")]
    [TestCase("revision:v1.2", "d", Description = "the last key")]
    [TestCase("scm_revision:v1.2", "", Description = "but no part of the way")]
    [TestCase("deploy:shop", "d", Description = "the keys of a map are its values")]
    [TestCase("deploy_shop_domains:www.shop.example", "d")]
    [TestCase("deploy_*_revision:v1.2", "d")]
    [TestCase("deploy_sho?_scm_revision:v1.2", "d")]
    [TestCase("*_revision:v1.2", "d")]
    [TestCase("*:online", "ac", Description = "any key")]
    [TestCase("network_interfaces_*_addresses:fe80\\:\\:1", "d")]
    [TestCase("network_interfaces_eth0_mtu:1500", "d")]
    [TestCase("data_sources_type:RDS", "d", Description = "a list of maps")]
    [TestCase("type:None", "d")]
    [TestCase("weight:[5 TO 80]", "ab", Description = "numbers by size")]
    [TestCase("weight:{5 TO 80}", "")]
    [TestCase("weight:{5 TO 80]", "b")]
    [TestCase("weight:[5 TO 80}", "a")]
    [TestCase("weight:[* TO 80]", "ab")]
    [TestCase("weight:{80 TO *}", "c")]
    [TestCase("weight:[-10 TO 10]", "a")]
    [TestCase("weight:[* TO *]", "abc")]
    [TestCase("hostname:[d TO e]", "c", Description = "text by the alphabet")]
    [TestCase("hostname:[\"web-1\" TO web-2]", "ab")]
    [TestCase("time:[10:00 TO 10:30]", "d")]
    [TestCase("chef_type:data_bag_item AND status:stopped", "b", Description = "what the index adds")]
    public void A_query_finds(string query, string found)
    {
        SearchQuery parsed = QueryParser.Parse(query);
        Assert.That(string.Concat(Documents.Where(d => parsed.Matches(d.Fields)).Select(d => d.Name)), Is.EqualTo(found));
    }

    [Test]
    public void No_pattern_is_slow()
    {
        var pattern = SearchPattern.Term(string.Concat(Enumerable.Repeat("*a", 40)) + "b");
        Assert.That(pattern.MatchesWords(new string('a', 5000)), Is.False);
    }

    private static SearchDocument Document(string name, string json)
    {
        var extra = new MapNode(default);
        extra.Set("chef_type", new ScalarNode("data_bag_item", default));
        return new(name, $"item {name}", JsonMap.Read(Encoding.UTF8.GetBytes(json), new OriginSource(OriginKind.DataBagItem, name)), extra);
    }
}
