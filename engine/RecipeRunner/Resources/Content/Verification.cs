using System.Globalization;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Overlay;

namespace RecipeRunner.Resources.Content;

/// <summary>Runs the <c>Verify</c> commands of a file on its candidate.</summary>
internal static class Verification
{
    /// <summary>How many refused candidates of a file name are kept.</summary>
    private const int Most = 5;

    private const string TimeForm = "yyyyMMddHHmmss";

    /// <summary>A shell's exit codes for a command that is not there, or is no program.</summary>
    private static readonly int[] CouldNotAsk = [126, 127];

    /// <exception cref="IOException">A command refused the candidate; its output and where the candidate is kept are in the message.</exception>
    public static void Check(
        ResourceContext context, string path, IReadOnlyList<string> commands, string candidate, Document content, bool sensitive)
    {
        foreach (string command in commands)
        {
            string quoted = "'" + candidate.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
            string text = command.Replace("%{path}", quoted, StringComparison.Ordinal).Replace("{path}", quoted, StringComparison.Ordinal);
            CommandResult result = context.Machine.Processes.Run(Command.Shell(text) with { Changes = false });
            if (result.Succeeded || IsPremature(context.Machine, result)) continue;
            if (LacksRights(context, result))
            {
                string reason = $"its check `{command}` needs more rights than this plan has";
                context.Machine.Doubts.Applying ??= reason;
                context.Machine.Doubts.Writing ??= reason;
                continue;
            }
            string kept = Keep(context, path, content);
            throw new IOException(
                $"the new content of {path} was refused by its check `{command}` (exit code {result.ExitCode}); the old file stays."
                + (sensitive ? "" : $"\n{result.Output.Replace(candidate, path, StringComparison.Ordinal)}")
                + $"\nThe refused content is kept in {kept}.");
        }
    }

    /// <summary>
    /// Whether a plan asked too early: the program, or a file that the content refers to, is not there yet. It has noted its doubt then.
    /// </summary>
    private static bool IsPremature(IMachine machine, CommandResult result) => machine.Doubts.Reason is not null
        && (CouldNotAsk.Contains(result.ExitCode) || (machine is OverlayMachine plan && plan.NamesNewFile(result.Output)));

    /// <summary>Whether a plan asked without the rights that the check needs: <c>nginx -t</c> opens its log and its PID file. A plan needs no root.</summary>
    private static bool LacksRights(ResourceContext context, CommandResult result) =>
        context.Run.LacksRoot && result.Output.Contains("Permission denied", StringComparison.OrdinalIgnoreCase);

    /// <summary>Those beyond the newest few of a file: its name, a dot and the time, in which the order of names is that of times.</summary>
    private static IEnumerable<string> Oldest(IReadOnlyList<string?> names, string prefix)
    {
        string[] kept = [.. names.OfType<string>().Where(n => n.Length == prefix.Length + TimeForm.Length && n.StartsWith(prefix, StringComparison.Ordinal))];
        return kept.Take(Math.Max(0, kept.Length - Most));
    }

    private static string Keep(ResourceContext context, string path, Document content)
    {
        string prefix = Path.GetFileName(path) + ".";
        string name = prefix + context.Machine.Clock.Now.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
        // A plan leaves the state folder alone, and without root has none.
        if (context.Run.WhyRun) return Write(Path.Combine(Directory.CreateTempSubdirectory("recipe-runner-").FullName, name));
        try
        {
            string folder = context.Folders.Refused;
            if (!context.Run.IsPlan)
            {
                Backups.MakeFolder(context.Machine.Files, folder);
                context.Machine.Files.Write(Path.Combine(folder, name), new FileWrite { Content = content.Bytes ?? default, Source = content.Bytes is null ? content.OpenRead : null, Mode = 0x180 /* 0600 */ });
                foreach (string old in Oldest(context.Machine.Files.List(folder), prefix)) context.Machine.Files.Delete(Path.Combine(folder, old));
                return Path.Combine(folder, name);
            }
            // The first pass of a converge, whose machine keeps nothing.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Write(Path.Combine(folder, name));
            foreach (string old in Oldest([.. Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)], prefix)) File.Delete(Path.Combine(folder, old));
            return Path.Combine(folder, name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk of the state folder may be full.
            return Write(Path.Combine(Directory.CreateTempSubdirectory("recipe-runner-").FullName, name));
        }

        string Write(string file)
        {
            using var stream = new FileStream(file, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            using Stream source = content.OpenRead();
            source.CopyTo(stream);
            return file;
        }
    }
}
