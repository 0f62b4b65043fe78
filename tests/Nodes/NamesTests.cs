using RecipeRunner.Nodes;
using RecipeRunner.Text;

namespace RecipeRunner.Tests.Nodes;

public sealed class NamesTests
{
    [TestCase("port", "port")]
    [TestCase("HttpPort", "http_port")]
    [TestCase("HTTPPort2", "http_port2")]
    [TestCase("maxConn", "max_conn")]
    [TestCase("EC2", "ec2")]
    [TestCase("Already_Snake", "already_snake")]
    [TestCase("", "")]
    public void Names_become_snake_case(string name, string expected) => Assert.That(SnakeCase.From(name), Is.EqualTo(expected));

    [TestCase("a", "a")]
    [TestCase("a.b-c.d", "a,b-c,d")]
    [TestCase("a.\"b.c\".d", "a,b.c,d")]
    [TestCase("servers[0].name", "servers,0,name")]
    public void A_path_is_read(string text, string keys) => Assert.That(string.Join(',', AttributePath.Parse(text)), Is.EqualTo(keys));

    [Test]
    public void A_written_path_reads_back() =>
        Assert.That(AttributePath.Parse(AttributePath.Format(["a", "b.c", "d e", "0"])), Is.EqualTo(["a", "b.c", "d e", "0"]));
}
