using System.Globalization;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>
/// The commands of a machine, those that wait and those that ended, for their owner only. Each has its JSON, its record and, once it
/// ran, its log. A command exists from the instant that its record does; the record is replaced whole whenever something becomes of it.
/// </summary>
internal sealed class CommandFolder(StateFolders folders)
{
    /// <summary>How many ended commands are kept, as the agent did.</summary>
    public const int Kept = 30;

    private const string Record = ".command";
    private const int MostInOneSecond = 99;
    private const int OwnerOnly = 0b110_000_000;
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly LocalFiles files = new();

    public string Path { get; } = folders.State + "/opsworks/commands";

    public string JsonOf(string id) => $"{Path}/{id}.json";

    public string LogOf(string id) => $"{Path}/{id}.log";

    /// <summary>Writes a new command down, and gives it its name.</summary>
    public LifecycleCommand Add(LifecycleCommand command, ReadOnlyMemory<byte> json)
    {
        Directory.CreateDirectory(folders.State);
        Directory.CreateDirectory(Path, OwnersFolder);
        LifecycleCommand named = command with { Id = Reserve(command.QueuedAt, json) };
        Save(named);
        return named;
    }

    /// <summary>A command by its name; null when there is none.</summary>
    public LifecycleCommand? Find(string id) => File.Exists(RecordOf(id)) ? CommandRecord.Read(id, RecordOf(id), folders) : null;

    /// <summary>All commands, the oldest first.</summary>
    public IReadOnlyList<LifecycleCommand> All()
    {
        var all = new List<LifecycleCommand>();
        foreach (string id in Ids(Record))
            if (Find(id) is { } command)
                all.Add(command);
        return all;
    }

    /// <summary>Writes down what became of a command.</summary>
    public void Save(LifecycleCommand command)
    {
        files.Write(RecordOf(command.Id), new FileWrite { Content = CommandRecord.Write(command), Mode = OwnerOnly });
        files.Flush();
    }

    /// <summary>Makes a command's log.</summary>
    public void BeginLog(string id) => AtomicWriter.WriteNew(LogOf(id), default);

    /// <summary>Forgets the oldest commands that ended, with what a process left that died before its command existed.</summary>
    public void RemoveOldest()
    {
        IReadOnlyList<LifecycleCommand> all = All();
        LifecycleCommand[] ended = [.. all.Where(c => c.HasEnded)];
        if (ended.Length <= Kept) return;
        string oldestKept = ended[^Kept].Id;
        HashSet<string> waiting = [.. all.Where(c => !c.HasEnded).Select(c => c.Id)];
        foreach (string id in Ids("").Distinct())
        {
            if (string.CompareOrdinal(id, oldestKept) >= 0 || waiting.Contains(id)) continue;
            foreach (string file in (string[])[JsonOf(id), LogOf(id), RecordOf(id)]) File.Delete(file);
        }
    }

    private string RecordOf(string id) => $"{Path}/{id}{Record}";

    // Asked so that a folder which may not be looked into is told from one that is not there.
    private IEnumerable<string> Ids(string extension) => files.Stat(Path) is not null
        ? Directory.EnumerateFiles(Path, "2*" + extension).Select(System.IO.Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)
        : [];

    /// <summary>A JSON under a name that nobody else has, from 01 on in each second.</summary>
    private string Reserve(DateTimeOffset at, ReadOnlyMemory<byte> json)
    {
        for (int number = 1; ; number++)
        {
            if (number > MostInOneSecond) (number, at) = (1, at.AddSeconds(1));
            string id = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd-HH-mm-ss}-{number:00}");
            if (File.Exists(JsonOf(id))) continue;
            try
            {
                AtomicWriter.WriteNew(JsonOf(id), json);
                return id;
            }
            catch (IOException) when (File.Exists(JsonOf(id)))
            {
                // Another process was first.
            }
        }
    }
}
