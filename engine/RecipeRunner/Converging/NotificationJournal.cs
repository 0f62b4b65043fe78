using System.Text;
using Newtonsoft.Json;
using RecipeRunner.Machines;
using RecipeRunner.Reporting;

namespace RecipeRunner.Converging;

/// <summary>The journal on disk. It is written anew, durably, for each debt; without debts there is no file.</summary>
internal sealed class NotificationJournal(IFiles files, string path, Redaction redaction) : INotificationJournal
{
    private readonly List<Debt> owed = [.. Read(files, path)];

    public IReadOnlyList<Debt> Owed => owed;

    public void Owe(IReadOnlyList<Debt> debts)
    {
        owed.AddRange(debts);
        try
        {
            Save();
        }
        catch
        {
            // Not written down, not owed: the change that would have owed it is not made.
            owed.RemoveRange(owed.Count - debts.Count, debts.Count);
            throw;
        }
    }

    public void Settle(Debt debt)
    {
        if (owed.Remove(debt)) Save();
    }

    /// <summary>What a journal's file holds; nothing when there is none, or this user may not read it.</summary>
    public static IReadOnlyList<Debt> Read(IFiles files, string path)
    {
        if (files.LinkStat(path) is null) return [];
        try
        {
            return Parse(files.Read(path));
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
        catch (JsonException e)
        {
            throw new RecipeRunnerException($"The journal of owed notifications {path} is damaged: {e.Message} Look at it, then remove it; what it owed is lost.", inner: e);
        }
    }

    private static Debt[] Parse(byte[] content) => JsonConvert.DeserializeObject<Debt[]>(Encoding.UTF8.GetString(content)) ?? [];

    private void Save()
    {
        try
        {
            WriteOrDelete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"The journal of owed notifications {path} cannot be written: {e.Message}", ExitCode.ResourceFailed, e);
        }
    }

    private void WriteOrDelete()
    {
        if (owed.Count == 0)
        {
            files.Delete(path);
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            string json = JsonConvert.SerializeObject(owed, Formatting.Indented) + "\n";
            // Names only, for a plan without root to read; but a command is its resource's name, and may hold a secret.
            int mode = redaction.Touches(json) ? 0b110_000_000 : 0b110_100_100;
            files.Write(path, new FileWrite { Content = Encoding.UTF8.GetBytes(json), Mode = mode });
        }
        files.Flush();
    }
}
