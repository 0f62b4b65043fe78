using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using RecipeRunner.Converging;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.DataBags;

/// <summary>What encrypted items are opened with: as in Chef a text, in a file or as a recipe gives it, without white space around it.</summary>
internal sealed class Secret
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\n', '\v', '\f', '\r', '\0'];

    private Secret(string text, string source)
    {
        (Text, Source) = (text, source);
        Bytes = Encoding.UTF8.GetBytes(text);
        Key = SHA256.HashData(Bytes);
    }

    public string Text { get; }

    /// <summary>Where it comes from, for messages.</summary>
    public string Source { get; }

    public byte[] Bytes { get; }

    /// <summary>The key of the ciphers: the secret's SHA-256.</summary>
    public byte[] Key { get; }

    /// <summary>A secret that is at hand; taken as it is, as Chef does.</summary>
    public static Secret Of(string text) => text.Length > 0
        ? new(text, "the given secret")
        : throw new RecipeRunnerException("The given secret is empty.");

    /// <summary>Reads a secret's file; warns when others can read it too.</summary>
    /// <exception cref="RecipeRunnerException">There is no such file, or it holds no secret.</exception>
    public static Secret Load(string path, Action<string> warn)
    {
        if (path.Contains("://", StringComparison.Ordinal))
            throw new RecipeRunnerException($"A secret is not fetched from {path}: fetch it into a file that only its owner can read (mode 0600), and name that.");
        string shown = new SourceLine(Path.GetFullPath(path), 0).ToString();
        byte[] bytes = Read(path, shown);
        if (!Utf8.IsValid(bytes))
            throw new RecipeRunnerException($"The secret file {shown} holds bytes that are not text (UTF-8); Chef cannot read such a secret either. `recipe-runner data-bag secret FILE` makes one.");
        string text = Encoding.UTF8.GetString(bytes).Trim(WhiteSpace);
        if (text.Length == 0)
            throw new RecipeRunnerException($"The secret file {shown} is empty. `recipe-runner data-bag secret FILE` makes one.");
        if (new LocalFiles().Stat(path) is { } status && (status.Mode & 0b000_100_100) != 0)
            warn($"The secret file {shown} can be read by others than its owner (mode {Convert.ToString(status.Mode & 0b111_111_111, 8).PadLeft(4, '0')}); `chmod 0600 {shown}` mends that.");
        return new(text, $"the secret file {shown}");
    }

    private static byte[] Read(string path, string shown)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecipeRunnerException($"There is no secret file {shown}. Name the file with --secret-file; `recipe-runner data-bag secret FILE` makes a new one.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"The secret file {shown} cannot be read: {e.Message}", inner: e);
        }
    }
}
