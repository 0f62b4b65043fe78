using System.Diagnostics;
using RecipeRunner.Machines.Debian;

namespace RecipeRunner.Tests.Machines.Debian;

public sealed class DebianVersionTests
{
    private static readonly string[] s_versions =
    [
        "0", "1", "1.0", "1.0-1", "1.0-1+b1", "1.0-1~bpo12+1", "1.0~rc1-1", "1.0~~a", "1.0~", "1.0+dfsg-1", "1.0a", "1.0.1", "1.00", "01.0", "1.10", "1.9",
        "1:0.1", "0:1.0", "2:1.0-1", "2.6.12-1+deb12u3", "2.6.12-1+deb12u4", "2.6.12-1", "1.0-1-1", "1.0-1-2", "7.88.1-10+deb12u12", "20240101", "1.2.3-4ubuntu5.6",
        "1.0-0", "1.0-00", "1.0-a", "1.0-1.1", "1.0-+", "99999999999999999999999.1", "99999999999999999999999.2", "1.0-1+b10", "1.0-1+b9",
    ];

    [TestCase("1.0", "1.0", 0)]
    [TestCase("1.0~rc1", "1.0", -1)]
    [TestCase("1:0.1", "2.0", 1)]
    [TestCase("2.6.12-1+deb12u4", "2.6.12-1+deb12u3", 1)]
    [TestCase("1.9", "1.10", -1)]
    [TestCase("1.0-1", "1.0", 1)]
    [TestCase("0:1.00", "1.0", 0)]
    public void Versions_have_Debians_order(string left, string right, int expected) =>
        Assert.That(DebianVersion.Compare(left, right), Is.EqualTo(expected));

    [Test]
    public void The_order_is_dpkgs_own_for_every_pair_of_the_table()
    {
        string script = string.Concat(s_versions.SelectMany(left => s_versions.Select(right =>
            $"dpkg --compare-versions '{left}' lt '{right}' && echo -1 || {{ dpkg --compare-versions '{left}' eq '{right}' && echo 0 || echo 1; }}\n")));
        // Half of the pairs are enough for dpkg, which takes a process for each; the other half must be their mirror.
        var start = new ProcessStartInfo("sh") { ArgumentList = { "-c", Half(script) }, RedirectStandardOutput = true };
        using Process shell = Process.Start(start)!;
        string[] expected = shell.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var wrong = new List<string>();
        int next = 0;
        for (int i = 0; i < s_versions.Length; i++)
        {
            for (int j = i; j < s_versions.Length; j++)
            {
                int order = DebianVersion.Compare(s_versions[i], s_versions[j]);
                if (order.ToString() != expected[next]) wrong.Add($"{s_versions[i]} {s_versions[j]}: {order}, dpkg says {expected[next]}");
                if (DebianVersion.Compare(s_versions[j], s_versions[i]) != -order) wrong.Add($"{s_versions[j]} {s_versions[i]}: not the mirror");
                next++;
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(next, Is.EqualTo(expected.Length));
    }

    private static string Half(string script)
    {
        string[] lines = script.Split('\n');
        return string.Join('\n', Enumerable.Range(0, s_versions.Length).SelectMany(i => lines[(i * s_versions.Length + i)..((i + 1) * s_versions.Length)]));
    }
}
