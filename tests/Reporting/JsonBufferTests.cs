using System.Text;
using System.Text.Json;
using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

internal sealed class JsonBufferTests
{
    [Test]
    public void What_is_written_is_read_back()
    {
        string everything = string.Concat(Enumerable.Range(0, 0x2100).Select(i => (char)i)) + "𝄞";
        var json = new JsonBuffer();
        json.BeginObject().String("text", everything).Number("n", long.MinValue).Boolean("b", true).String("none", null)
            .Milliseconds("ms", TimeSpan.FromMicroseconds(1500.2)).BeginArray("list").String(null, "a").Number(null, 2).BeginObject().EndObject()
            .EndArray().Time("at", SampleRuns.At).EndObject();
        using JsonDocument read = JsonDocument.Parse(json.Written);
        JsonElement root = read.RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(root.GetProperty("text").GetString(), Is.EqualTo(everything));
            Assert.That(root.GetProperty("n").GetInt64(), Is.EqualTo(long.MinValue));
            Assert.That(root.GetProperty("none").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(root.GetProperty("ms").GetDecimal(), Is.EqualTo(1.5m));
            Assert.That(root.GetProperty("list").GetArrayLength(), Is.EqualTo(3));
            Assert.That(root.GetProperty("at").GetString(), Is.EqualTo("2026-03-04T05:06:07.000Z"));
        });
    }

    [Test]
    public void A_lone_surrogate_does_not_break_the_output()
    {
        var json = new JsonBuffer();
        json.String(null, "a\ud800b");
        Assert.That(Encoding.UTF8.GetString(json.Written.Span), Is.EqualTo("\"a\ufffdb\""));
    }
}
