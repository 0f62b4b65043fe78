using System.Text;

namespace RecipeRunner.Machines.Accounts;

/// <summary>The account files in /etc, read again whenever they changed.</summary>
internal sealed class AccountFiles(IFiles files)
{
    private readonly Table users = new(files, "/etc/passwd"), groups = new(files, "/etc/group"), shadow = new(files, "/etc/shadow");

    public IEnumerable<UserAccount> Users => users.Lines.Select(ParseUser).OfType<UserAccount>();

    public IEnumerable<GroupAccount> Groups => groups.Lines.Select(ParseGroup).OfType<GroupAccount>();

    /// <summary>A user's password hash; null when there is none or the file may not be read.</summary>
    public string? PasswordHash(string name) =>
        shadow.Lines.FirstOrDefault(line => line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.Ordinal))
            ?.Split(':')[1];

    public void Forget()
    {
        users.Forget();
        groups.Forget();
        shadow.Forget();
    }

    /// <summary>"name:x:1000:1000:comment:/home/name:/bin/bash"; null for a line that is none ("+::::::" of NIS, for one).</summary>
    public static UserAccount? ParseUser(string line) =>
        line.Split(':') is [var name, _, var uid, var gid, var comment, var home, var shell]
        && int.TryParse(uid, out int number) && int.TryParse(gid, out int group)
            ? new UserAccount(name, number, group, comment, home, shell)
            : null;

    /// <summary>"name:x:1000:member,member"; null for a line that is none.</summary>
    public static GroupAccount? ParseGroup(string line) =>
        line.Split(':') is [var name, _, var gid, var members] && int.TryParse(gid, out int number)
            ? new GroupAccount(name, number, members.Split(',', StringSplitOptions.RemoveEmptyEntries))
            : null;

    private sealed class Table(IFiles files, string path)
    {
        private FileStatus? status;
        private string[]? lines;

        public string[] Lines
        {
            get
            {
                FileStatus? status = files.Stat(path);
                if (lines is null || status != this.status) (lines, this.status) = (status is null ? [] : ReadLines(), status);
                return lines;
            }
        }

        public void Forget() => lines = null;

        private string[] ReadLines()
        {
            try
            {
                return Encoding.UTF8.GetString(files.Read(path)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
            catch (UnauthorizedAccessException)
            {
                return [];
            }
        }
    }
}
