using RecipeRunner.Reporting;

namespace RecipeRunner.Tests.Reporting;

internal sealed class TextOutputTests
{
    [Test]
    public void Nothing_arrives_before_a_flush()
    {
        var capture = new Capture();
        capture.Output.WriteLine("a");
        Assert.That(capture.Arrived, Is.Empty);
        capture.Output.Flush();
        Assert.That(capture.Arrived, Is.EqualTo("a\n"));
    }

    [Test]
    public void Text_longer_than_the_buffer_arrives_whole()
    {
        var capture = new Capture();
        string text = string.Concat(Enumerable.Repeat("𝄞é", 30_000));
        capture.Output.Write(text);
        Assert.That(capture.Text, Is.EqualTo(text));
    }

    [Test]
    public void A_reader_that_went_away_silences_the_output()
    {
        var output = new TextOutput(new ClosedPipe());
        output.WriteLine("a");
        Assert.That(output.Flush, Throws.Nothing);
        Assert.That(output.Flush, Throws.Nothing);
    }

    [Test]
    public void Control_characters_do_not_steer_a_terminal()
    {
        var capture = new Capture(isTerminal: true);
        capture.Output.Write("a\u001b[2Jb\r\n\u007f");
        Assert.That(capture.Text, Is.EqualTo("a^[[2Jb^M\n^?"));
    }

    [Test]
    public void A_file_gets_control_characters_as_they_are()
    {
        var capture = new Capture();
        capture.Output.Write("a\u001b[2Jb\r\n");
        Assert.That(capture.Text, Is.EqualTo("a␛[2Jb\r\n"));
    }

    [Test]
    public void A_transient_line_is_erased_before_anything_else()
    {
        var capture = new Capture(isTerminal: true);
        capture.Output.Write("begun");
        capture.Output.ShowTransient("... 1 s");
        capture.Output.ShowTransient("... 2 s");
        capture.Output.WriteLine("done");
        Assert.That(capture.Text, Is.EqualTo("begun\n\r␛[K... 1 s\r␛[K... 2 s\r␛[Kdone\n"));
    }

    [Test]
    public void A_progress_line_appears_while_a_step_is_long_and_goes_with_its_end()
    {
        var capture = new Capture(isTerminal: true);
        ResourceInfo resource = SampleRuns.Resource("package[haproxy]", 1);
        using var progress = new ProgressLine(capture.Output);
        progress.On(new StepStarted(resource, "install package haproxy"));
        Assert.That(() => capture.Arrived, Does.Match(@"\.\.\. install package haproxy \d+ s").After(20_000, 50));
        progress.On(new StepCompleted(resource, new Change("install package haproxy")));
        int length = capture.Arrived.Length;
        Thread.Sleep(1200);
        Assert.That(capture.Arrived, Has.Length.EqualTo(length));
    }

    [Test]
    public void A_progress_line_fits_a_terminal_line() =>
        Assert.That(ProgressLine.Text(new string('x', 300) + "\ny", TimeSpan.FromSeconds(12.3)), Has.Length.EqualTo(78).And.EndsWith("... 12 s"));

    private sealed class ClosedPipe : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
