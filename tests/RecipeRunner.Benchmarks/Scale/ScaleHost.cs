using System.Globalization;
using RecipeRunner.Benchmarks.Measuring;
using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Benchmarks.Scale;

/// <summary>A throwaway host with haproxy, where processes are timed.</summary>
internal sealed class ScaleHost : IDisposable
{
    private const string TimerInHost = "/opt/bench", StacksInHost = "/srv/stacks", Log = "/tmp/output.log";

    private readonly Checkout checkout;

    /// <param name="timer">The folder of the C program that times.</param>
    /// <param name="stacks">The folder of what is read.</param>
    public ScaleHost(string timer, string stacks)
    {
        checkout = Checkout.Start(new() { Layer = HostLayer.HaproxyInstalled, Binds = [new(timer, TimerInHost), new(stacks, StacksInHost)] });
        const string search = "Log($\"found {Search(\"node\", \"role:app1\").Count}\");";
        checkout.AddCookbook("scale", search);
    }

    public void Dispose() => checkout.Dispose();

    /// <summary>The configuration that was rendered.</summary>
    public string Rendered => checkout.Host.Read(Checkout.Config);

    public string Output => checkout.Host.Read(Log);

    /// <summary>A file or folder among what is read, as the host sees it.</summary>
    public static string Path(string name) => $"{StacksInHost}/{name}";

    public void Converge(string stack) => checkout.Converge("-j", Path(stack)).Ok();

    /// <summary>Times one run of recipe-runner, which has to end with this exit code.</summary>
    public Sample Time(int expected, params string[] arguments)
    {
        string[] all = ["time", Log, PublishedRunner.InHost, .. arguments];
        var result = checkout.Host.Run(new HostCommand($"{TimerInHost}/bench", all) { WorkingFolder = Checkout.Folder, Timeout = TimeSpan.FromMinutes(3) }).Ok();
        var fields = result.Stdout.Split(' ').Select(field => long.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return fields[0] == expected
            ? new Sample(fields[1] / 1000.0, (fields[2] + fields[3]) / 1000.0, fields[4] / 1024.0)
            : throw new BenchmarkException($"recipe-runner {string.Join(' ', arguments)}: exit code {fields[0]}, not {expected}: {Tail.Of(Output)}");
    }
}
