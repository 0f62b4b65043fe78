using System.Runtime.CompilerServices;
using RecipeRunner.DataBags;

namespace RecipeRunner.Tests.DataBags;

/// <summary>Items that a program of Ruby and OpenSSL encrypted, step by step as Chef does, and what was in them.</summary>
internal static class Fixtures
{
    public static string Folder { get; } = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(ThisFile())!, "fixtures");

    public static string SecretFile => Folder + "/secret";

    public static DataBagFolders Bags => new([Folder]);

    public static Secret Secret => Secret.Load(SecretFile, _ => { });

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
