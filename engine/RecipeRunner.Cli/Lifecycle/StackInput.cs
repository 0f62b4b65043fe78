using RecipeRunner.Converging;
using RecipeRunner.Nodes;
using RecipeRunner.Stacks.Import;

namespace RecipeRunner.Cli.Lifecycle;

/// <summary>Reads what <c>-j</c> names.</summary>
internal static class StackInput
{
    /// <param name="path">A file, a folder, or <c>-</c> for standard input.</param>
    /// <exception cref="RecipeRunnerException">It cannot be read, or is of no shape that is known.</exception>
    public static StackFile Read(string path)
    {
        try
        {
            return path == "-" ? StackFile.Read(StandardInput(), "standard input") : StackFile.Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecipeRunnerException(e.Message, inner: e);
        }
    }

    private static byte[] StandardInput()
    {
        using Stream input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        // One that is too large is refused by who reads the JSON; it need not all be held for that.
        for (int got; bytes.Length <= JsonMap.LargestFile && (got = input.Read(part)) > 0;) bytes.Write(part, 0, got);
        return bytes.ToArray();
    }
}
