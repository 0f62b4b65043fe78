using RecipeRunner.Rehearsal.Differences;

namespace RecipeRunner.Tests.Rehearsal;

public sealed class ListeningPortsTests
{
    private static readonly string[] Tcp =
    [
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
        "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0",
        "   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 20 4 30 10 -1",
    ];

    [Test]
    public void A_socket_that_listens_is_found_and_a_connection_is_not() =>
        Assert.That(ListeningPorts.Parse(Tcp, "0A").Select(p => $"{p.Address} {p.Inode}"), Is.EqualTo(new[] { "127.0.0.1:8080 4711" }));

    [Test]
    public void An_address_of_IPv6_is_read_word_by_word() =>
        Assert.That(
            ListeningPorts.Parse(["", "   0: 000080FE000000000000000001000000:0050 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 99 1"], "0A").Single().Address.ToString(),
            Is.EqualTo("[fe80::1]:80"));
}
