using System.Globalization;
using RecipeRunner.OpsWorks.Lifecycle;
using RecipeRunner.Reporting;
using RecipeRunner.Stacks;

namespace RecipeRunner.OpsWorks.History;

/// <summary>What <c>agent_report</c> and <c>instance_report</c> told.</summary>
/// <param name="output">Where to write.</param>
/// <param name="version">Of this program.</param>
internal sealed class StateReport(TextOutput output, string version)
{
    /// <summary>The three lines on the agent. There is none: nothing runs between commands.</summary>
    public void Agent(LifecycleCommand? last)
    {
        output.WriteLine("AWS OpsWorks Instance Agent State Report:");
        output.WriteLine();
        output.WriteLine(last is null
            ? "  No activity yet"
            : $"  Last activity was a \"{last.Activity}\" on {last.QueuedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC");
        Line("Agent Status", "No AWS OpsWorks agent running; RecipeRunner runs when it is called");
        Line("Agent Version", $"RecipeRunner {version}");
    }

    /// <summary>What the JSON of the last command says of this instance, and what the machine itself says.</summary>
    public void Instance(StackFields opsworks)
    {
        StackFields instance = opsworks.Below("instance");
        Line("OpsWorks Stack", opsworks.Below("stack").Text("name"));
        Line("OpsWorks Layers", string.Join(", ", instance.Texts("layers")));
        Line("OpsWorks Instance", instance.Text("hostname"));
        Line("EC2 Instance ID", instance.Text("aws_instance_id"));
        Line("EC2 Instance Type", instance.Text("instance_type"));
        Line("Architecture", instance.Text("architecture"));
        Line("Total Memory", Memory());
        Line("CPU", Processors());
        Heading("Location");
        Line("EC2 Region", instance.Text("region"));
        Line("EC2 Availability Zone", instance.Text("availability_zone"));
        Heading("Networking");
        Line("Public IP", instance.Text("ip"));
        Line("Private IP", instance.Text("private_ip"));
    }

    private void Heading(string heading)
    {
        output.WriteLine();
        output.WriteLine(heading + ":");
        output.WriteLine();
    }

    private void Line(string name, string? value) => output.WriteLine($"  {name}: {value}".TrimEnd());

    private static string Memory()
    {
        const double gibibyte = 1024 * 1024;
        string kibibytes = File.ReadLines("/proc/meminfo").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        return string.Create(CultureInfo.InvariantCulture, $"{long.Parse(kibibytes, CultureInfo.InvariantCulture) / gibibyte:0.00} Gb");
    }

    private static string Processors()
    {
        string[] models = [.. File.ReadLines("/proc/cpuinfo").Where(line => line.StartsWith("model name", StringComparison.Ordinal)).Select(line => line[(line.IndexOf(':') + 2)..])];
        return models.Length == 0 ? $"{Environment.ProcessorCount}x" : $"{models.Length}x  {models[0]}";
    }
}
