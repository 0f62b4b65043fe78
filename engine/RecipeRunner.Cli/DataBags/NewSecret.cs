using System.Security.Cryptography;
using System.Text;
using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Local;

namespace RecipeRunner.Cli.DataBags;

/// <summary>Makes secrets.</summary>
internal static class NewSecret
{
    private const int Size = 512;

    public static string Text() => RubyBase64.Encode(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Writes a new secret to a file of mode 0600; it is on the disk before anything is encrypted with it.</summary>
    /// <exception cref="RecipeRunnerException">The file is there already, or cannot be written.</exception>
    public static void Write(string path, LocalFiles files)
    {
        string full = Path.GetFullPath(path);
        if (files.LinkStat(full) is not null)
            throw new RecipeRunnerException($"{DataBagDesk.Shown(path)} is there already, and a secret is not overwritten: what it encrypted could not be read any more.");
        try
        {
            files.Write(full, new FileWrite { Content = Encoding.UTF8.GetBytes(Text()), Mode = 0b110_000_000 });
            files.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException($"The new secret cannot be written: {e.Message}", inner: e);
        }
    }
}
