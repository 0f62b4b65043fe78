namespace RecipeRunner.Cli.OpsWorks;

/// <summary>A link of the name <c>opsworks-agent-cli</c> behaves as that program: its commands are ours, with underscores.</summary>
internal static class AgentCli
{
    private const string Name = "opsworks-agent-cli";
    private const string Group = "opsworks";

    /// <summary>The name by which this process was called; .NET tells that of its own file only.</summary>
    public static string CalledAs()
    {
        Span<byte> line = stackalloc byte[4096];
        try
        {
            using var file = new FileStream("/proc/self/cmdline", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            line = line[..file.Read(line)];
        }
        catch (IOException)
        {
            return "";
        }
        int end = line.IndexOf((byte)0);
        return System.Text.Encoding.UTF8.GetString(end < 0 ? line : line[..end]);
    }

    /// <summary>Our words for those of a command line.</summary>
    public static string[] Translate(string calledAs, string[] args)
    {
        if (Path.GetFileName(calledAs) == Name) args = [Group, .. args];
        return args is [Group, var word, .. var rest] && word.Contains('_') ? [Group, word.Replace('_', '-'), .. rest] : args;
    }
}
