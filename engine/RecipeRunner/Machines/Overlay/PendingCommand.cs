namespace RecipeRunner.Machines.Overlay;

/// <summary>A command that the plan did not run, and what its text names.</summary>
internal sealed class PendingCommand
{
    private const string PathCharacters = "._-+@%~,/";
    private const string NameCharacters = "._-+@";

    private readonly Func<string, string> resolve;

    /// <param name="command">The command.</param>
    /// <param name="resolve">Follows the links of a path.</param>
    /// <param name="time">When, in the overlay's own count.</param>
    /// <param name="reason">Why what it names is in doubt; null: because of what the command does.</param>
    public PendingCommand(Command command, Func<string, string> resolve, int time, string? reason = null)
    {
        (this.resolve, Time) = (resolve, time);
        Reason = reason ?? $"depends on what `{command}` does";
        foreach (string argument in command.Arguments)
        {
            if (!command.IsShell && argument.StartsWith('/')) AddPath(argument);
            Scan(argument);
        }
        if (command.Input is not null) Scan(command.Input);
        if (command.Cwd is not (null or "/")) AddPath(command.Cwd);
        if (command.Creates is not null) AddPath(command.Creates);
    }

    public int Time { get; }

    public string Reason { get; }

    /// <summary>Absolute paths: they, and everything under them, are in doubt.</summary>
    public HashSet<string> Paths { get; } = new(StringComparer.Ordinal);

    /// <summary>Whole words: services, packages, users and groups of these names are in doubt.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    private void Scan(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '/' && BeginsPath(text, i)) AddPath(PathAt(text, i));
            if (!IsName(text[i]))
            {
                i++;
                continue;
            }
            int end = i;
            while (end < text.Length && IsName(text[end])) end++;
            AddWord(text[i..end]);
            i = end;
        }
    }

    /// <summary>Not in the middle of a relative path, behind a variable, or in an address.</summary>
    private static bool BeginsPath(string text, int at)
    {
        if (at == 0) return true;
        char before = text[at - 1];
        return !char.IsLetterOrDigit(before) && !PathCharacters.Contains(before) && before != '}'
            && !(before == ':' && at + 1 < text.Length && text[at + 1] == '/');
    }

    private static string PathAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || PathCharacters.Contains(text[end]))) end++;
        // /etc/foo* names what is in /etc: the folder is all that is known of it.
        bool isPattern = end < text.Length && "*?[{$\\".Contains(text[end]);
        if (isPattern) end = text.LastIndexOf('/', end - 1) + 1;
        return text[start..end];
    }

    private void AddPath(string path)
    {
        path = path.TrimEnd('/', ',', '.');
        if (path.Length == 0 || path == "/dev/null") return;
        Paths.Add(path);
        Paths.Add(resolve(path));
    }

    private void AddWord(string word)
    {
        word = word.TrimEnd('.');
        Words.Add(word);
        if (word.EndsWith(".service", StringComparison.Ordinal)) Words.Add(word[..^".service".Length]);
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || NameCharacters.Contains(c);
}
