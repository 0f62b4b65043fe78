using System.Text;
using RecipeRunner.Nodes;

namespace RecipeRunner.Tests.Nodes;

public sealed class NodeJsonTests
{
    [Test]
    public void The_run_list_and_the_environment_are_taken_out_and_the_rest_is_normal()
    {
        var json = TestNode.Parse("""{ "run_list": ["recipe[a]", "role[r]"], "chef_environment": "prod", "name": "n", "default": { "x": 1 } }""");
        var node = new Node("test");
        node.Apply(json);

        Assert.That(node.RunList.ToString(), Is.EqualTo("recipe[a], role[r]"));
        Assert.That((node.Environment, node.Name), Is.EqualTo(("prod", "test")));
        Assert.That(node.ToString(), Is.EqualTo("""{"name":"n","default":{"x":1}}"""));
    }

    [Test]
    public void Recipes_are_a_run_list_as_OpsWorks_sends_it() =>
        Assert.That(TestNode.Parse("""{ "recipes": ["opsworks::load"] }""").RunList!.ToString(), Is.EqualTo("recipe[opsworks::load]"));

    [Test]
    public void One_document_feeds_several_nodes()
    {
        var json = TestNode.Parse("""{ "a": { "b": 1 } }""");
        var (first, second) = (new Node("one"), new Node("two"));
        first.Apply(json);
        first.Normal["a"]["b"] = 2;
        second.Apply(json);
        Assert.That((int)second["a"]["b"], Is.EqualTo(1));
    }

    [Test]
    public void Dates_stay_text_and_numbers_keep_their_kind()
    {
        var node = TestNode.FromJson("""{ "d": "2026-01-02T03:04:05Z", "i": 9223372036854775807, "f": 1.0, "e": -1e3, "z": 0, "big": 99999999999999999999 }""");
        Assert.That(node.ToString(), Is.EqualTo("""{"d":"2026-01-02T03:04:05Z","i":9223372036854775807,"f":1.0,"e":-1000.0,"z":0,"big":99999999999999999999}"""));
    }

    [TestCase("", 0, "the file is empty")]
    [TestCase("[1]", 1, "one JSON object {...}, not an array")]
    [TestCase("{\n \"a\": 1,\n \"a\": 2 }", 3, "the key \"a\" stands twice")]
    [TestCase("{\n // no\n \"a\": 1 }", 2, "JSON has no comments")]
    [TestCase("{ /* no */ }", 1, "JSON has no comments")]
    [TestCase("{\n \"a\": [1, 2\n", 3, "")]
    [TestCase("{\n \"a\": 1,\n}", 3, "a comma before the closing bracket")]
    [TestCase("{ \"a\": [1,\n] }", 2, "a comma before the closing bracket")]
    [TestCase("{ \"a\": [,1] }", 1, "an empty item")]
    [TestCase("{ 'a': 1 }", 1, "a key must stand in double quotes")]
    [TestCase("{ a: 1 }", 1, "a key must stand in double quotes")]
    [TestCase("{ \"a\": 'b' }", 1, "text must stand in double quotes")]
    [TestCase("{ \"a\": 0x1F }", 1, "0x1F is not a JSON number")]
    [TestCase("{ \"a\":\n 010 }", 2, "010 is not a JSON number")]
    [TestCase("{ \"a\": NaN }", 1, "NaN is not a JSON number")]
    [TestCase("{ \"a\": 1e999 }", 1, "1e999")]
    [TestCase("{ \"a\": undefined }", 1, "is not JSON")]
    [TestCase("{ \"a\": new Date(1) }", 1, "is not JSON")]
    [TestCase("{ \"a\": 1 } { }", 1, "")]
    [TestCase("{ \"a\": 1 \"b\": 2 }", 1, "malformed JSON")]
    [TestCase("{ \"run_list\": \"recipe[a]\" }", 1, "\"run_list\" must be an array of strings, not the string \"recipe[a]\"")]
    [TestCase("{ \"run_list\": [\n \"recipe[a]\",\n 1] }", 3, "\"run_list\" must hold strings, not the number 1")]
    [TestCase("{ \"run_list\": [\n \"Recipe[a]\"] }", 2, "neither recipe[name], role[name]")]
    [TestCase("{ \"recipes\": {} }", 1, "\"recipes\" must be an array")]
    [TestCase("{ \"run_list\": [],\n \"recipes\": [] }", 1, "both")]
    [TestCase("{ \"chef_environment\": 1 }", 1, "\"chef_environment\" must be a string")]
    public void Bad_input_says_what_and_where(string json, int line, string message)
    {
        var error = Assert.Throws<NodeInputException>(() => TestNode.Parse(json))!;
        Assert.That(error.Message, Does.StartWith("node.json").And.Contain(message));
        Assert.That(error.Line, Is.EqualTo(line).Or.EqualTo(line == 0 ? 1 : line));
    }

    [Test]
    public void Invalid_UTF_8_is_refused_with_its_place()
    {
        byte[] bytes = [.. "{\n \"é\": \""u8, 0xFF, .. "\" }"u8];
        var error = Assert.Throws<NodeInputException>(() => NodeJson.Parse(bytes, "node.json"))!;
        Assert.That(error.Message, Does.StartWith("node.json:2:8: the byte 0xFF is not valid UTF-8"));
    }

    [Test]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "{}"u8];
        Assert.That(NodeJson.Parse(bytes, "node.json").Normal.Entries, Is.Empty);
    }

    [Test]
    public void A_file_above_64_MiB_is_refused_unread()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(path))
                file.SetLength(JsonMap.LargestFile + 1);
            Assert.That(() => NodeJson.Load(path), Throws.TypeOf<NodeInputException>().With.Message.Contains("64 MiB"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void A_missing_file_is_named() =>
        Assert.That(() => NodeJson.Load("/nowhere/node.json"), Throws.TypeOf<NodeInputException>().With.Message.EqualTo("/nowhere/node.json: the file does not exist"));

    [Test]
    public void Too_deep_nesting_is_refused()
    {
        var json = "{\"a\":" + new string('[', 5000) + new string(']', 5000) + "}";
        Assert.That(() => TestNode.Parse(json), Throws.TypeOf<NodeInputException>());
    }

    [Test]
    public void Every_value_knows_its_line()
    {
        var node = TestNode.FromJson("{\r\n \"a\": {\r\n  \"b\": 1,\r\n  \"c\": [\n   2 ] } }");
        Assert.That((node["a"].Origin.Line, node["a"]["b"].Origin.Line, node["a"]["c"][0].Origin.Line), Is.EqualTo((2, 3, 5)));
    }

    [Test]
    public void A_stack_JSON_of_1_3_MB_loads_in_well_under_100_ms()
    {
        var bytes = LargeStack();
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            // The processor's time, not the clock's: other work on the machine must not fail this.
            var start = Environment.CpuUsage.TotalTime;
            new Node("test").Apply(NodeJson.Parse(bytes, "node.json"));
            var took = Environment.CpuUsage.TotalTime - start;
            best = took < best ? took : best;
        }
        TestContext.Out.WriteLine($"{bytes.Length} bytes, warm: {best.TotalMilliseconds:F1} ms");
        Assert.That(best.TotalMilliseconds, Is.LessThan(100));
    }

    private static byte[] LargeStack()
    {
        var text = new StringBuilder("{\"opsworks\":{\"layers\":{\"web\":{\"instances\":{");
        for (var i = 0; text.Length < 1_300_000; i++)
        {
            text.Append($"{(i == 0 ? "" : ",")}\"web{i}\":{{\"id\":\"{i:x32}\",\"private_ip\":\"127.0.{i / 250}.{i % 250}\",\"status\":\"online\",")
                .Append("\"elastic_ip\":null,\"infrastructure_class\":\"ec2\",\"booted_at\":\"2013-10-01T12:35:46+00:00\",\"backends\":8}");
        }
        return Encoding.UTF8.GetBytes(text.Append("}}}}}").ToString());
    }
}
