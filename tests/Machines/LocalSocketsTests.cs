using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Tests.Machines;

public sealed class LocalSocketsTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20), Short = TimeSpan.FromMilliseconds(50);
    private readonly LocalSockets sockets = new();
    private TemporaryFolder folder = null!;

    private string Address => Path.Combine(folder, "s");

    [SetUp]
    public void MakeFolder() => folder = new();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void It_is_answered_in_full_when_the_question_has_ended()
    {
        using Socket listener = Listen();
        string heard = "";
        Task answering = Task.Run(() =>
        {
            using Socket client = listener.Accept();
            var buffer = new byte[100];
            for (int count; (count = client.Receive(buffer)) > 0;) heard += Encoding.UTF8.GetString(buffer, 0, count);
            client.Send("one\n"u8);
            client.Send("twö\n"u8);
        });
        Assert.That(sockets.Ask(Address, "show\n", Long), Is.EqualTo("one\ntwö\n"));
        answering.Wait();
        Assert.That(heard, Is.EqualTo("show\n"));
    }

    [Test]
    public void Who_accepts_and_says_nothing_is_waited_for_no_longer_than_said()
    {
        using Socket listener = Listen();
        long began = Stopwatch.GetTimestamp();
        Assert.That(() => sockets.Ask(Address, "show\n", Short), Throws.InstanceOf<IOException>().With.Message.EqualTo($"The socket {Address} gave no answer within 0.1 s."));
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(Long));
    }

    [Test]
    public void Nobody_and_nothing_is_an_error_with_its_place()
    {
        Assert.That(() => sockets.Ask(Address, "show\n", Long), Throws.InstanceOf<IOException>().With.Message.StartsWith($"The socket {Address} cannot be asked: "));
    }

    private Socket Listen()
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(Address));
        listener.Listen();
        return listener;
    }
}
