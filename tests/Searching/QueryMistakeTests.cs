using System.Text;
using RecipeRunner.Searching;

namespace RecipeRunner.Tests.Searching;

internal sealed class QueryMistakeTests
{
    private static readonly string[] Mistakes =
    [
        "", "   ", "admin", "\"two words\"", "role:web and status:online", "role:", "role: AND status:online", ":web", "role:web AND", "AND role:web",
        "role:web OR OR role:db", "NOT", "role:web +", "(role:web", "role:web)", "role:(web OR db", "()", "role:[1 TO", "port:[1 80]", "port:[1 TO 80",
        "port:[1 TO 8 0]", "port:[TO 80]", "[1 TO 80]", "port:80]", "recipes:nginx::default", "a:(b:c)", "run_list:recipe[nginx]", "name:a\"b\"", "name:\"open",
        "name:web~", "name:\"a b\"~2", "name:web\\", "name:web^", "^2", "role:web AND\n  status",
    ];

    [Test]
    public void Each_mistake_shows_its_place_and_the_way_out()
    {
        var told = new StringBuilder();
        foreach (string query in Mistakes)
            told.AppendLine(Assert.Throws<QueryException>(() => QueryParser.Parse(query), query).Message).AppendLine();
        Snapshot.Matches(told.ToString(), "query-mistakes");
    }

    [Test]
    public void A_query_may_be_nested_deep_but_not_without_end()
    {
        Assert.That(() => QueryParser.Parse(new string('(', 90) + "a:b" + new string(')', 90)), Throws.Nothing);
        Assert.That(() => QueryParser.Parse(new string('(', 100_000)), Throws.TypeOf<QueryException>().With.Message.Contains("nested"));
        Assert.That(() => QueryParser.Parse(new string('!', 100_000) + "a:b"), Throws.TypeOf<QueryException>().With.Message.Contains("nested"));
    }
}
